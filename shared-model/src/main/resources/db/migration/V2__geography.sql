-- Change between editions of the boundaries, and classes of areas.

create table shape.area_change (
  code text not null,
  kind text not null,
  edition integer not null,
  later_code text not null,
  later_edition integer not null,
  change text not null,
  primary key (code, edition, later_code, later_edition),
  check (change in ('unchanged', 'split', 'merged', 'irregular'))
);
create index on shape.area_change (later_code, later_edition, edition);
comment on table shape.area_change is 'One area of one edition and one area of a later edition that has a part of it';
comment on column shape.area_change.code is 'Code of the area in the earlier edition';
comment on column shape.area_change.kind is 'What both areas are: lsoa, msoa, local_authority';
comment on column shape.area_change.edition is 'Year of the earlier boundaries';
comment on column shape.area_change.later_code is 'Code of the area in the later edition';
comment on column shape.area_change.later_edition is 'Year of the later boundaries';
comment on column shape.area_change.change is 'unchanged: the same area; split: it became several, each a part of it alone; merged: it and others became one; irregular: lines were drawn anew';

create table shape.urban_rural_class (
  code text not null,
  kind text not null,
  edition integer not null,
  class_code text not null,
  class_edition integer not null,
  class_name text not null,
  urban_or_rural text not null,
  primary key (code, edition, class_edition),
  check (urban_or_rural in ('urban', 'rural'))
);
comment on table shape.urban_rural_class is 'One area and its class in one edition of an urban-rural classification';
comment on column shape.urban_rural_class.code is 'Code of the area';
comment on column shape.urban_rural_class.kind is 'What the area is: lsoa';
comment on column shape.urban_rural_class.edition is 'Year of the boundaries of the area';
comment on column shape.urban_rural_class.class_code is 'Code of the class, in the edition of the classification';
comment on column shape.urban_rural_class.class_edition is 'Year of the classification';
comment on column shape.urban_rural_class.class_name is 'What the publisher calls the class';
comment on column shape.urban_rural_class.urban_or_rural is 'Which of the two the class belongs to: urban, rural';

select census.show('area_change');
select census.show('urban_rural_class');

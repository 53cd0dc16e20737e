-- Which edition of an index official guidance prescribes for records of which dates.
create table shape.deprivation_guidance (
  nation text not null,
  first_day date not null,
  last_day date,
  edition integer not null,
  version text not null,
  authority text not null,
  citation text not null,
  address text,
  primary key (nation, first_day),
  check (nation in ('england', 'wales', 'scotland', 'northern_ireland')),
  check (last_day >= first_day)
);
comment on table shape.deprivation_guidance is 'One period, and the edition of a nation''s index of deprivation that guidance prescribes for records of it';
comment on column shape.deprivation_guidance.nation is 'Nation whose index it is: england, wales, scotland or northern_ireland';
comment on column shape.deprivation_guidance.first_day is 'First day of the period';
comment on column shape.deprivation_guidance.last_day is 'Last day of the period; null: the guidance names no end';
comment on column shape.deprivation_guidance.edition is 'Year of the index';
comment on column shape.deprivation_guidance.version is 'The publisher''s name of the edition, which tells revisions of one year apart: 2020v2';
comment on column shape.deprivation_guidance.authority is 'Who says so';
comment on column shape.deprivation_guidance.citation is 'Where: the document, its version and its date, and the place in it';
comment on column shape.deprivation_guidance.address is 'Where the document is; null: it is not known';

select census.show('deprivation_guidance');

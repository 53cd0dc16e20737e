-- What the boundaries of London boroughs say beside the outlines.

create table shape.london_borough (
  borough_code text not null,
  borough_edition integer not null,
  name text not null,
  hectares numeric not null,
  nonld_area numeric not null,
  ons_inner boolean not null,
  sub_2009 text,
  sub_2006 text,
  primary key (borough_code, borough_edition)
);
comment on table shape.london_borough is 'One London borough, or the City of London, in one edition of the boundaries';
comment on column shape.london_borough.borough_code is 'Code of the borough';
comment on column shape.london_borough.borough_edition is 'Year of the boundaries';
comment on column shape.london_borough.name is 'Name';
comment on column shape.london_borough.hectares is 'Area with what lies under water at high tide; unit: ha';
comment on column shape.london_borough.nonld_area is 'Of it, what is not land; unit: ha';
comment on column shape.london_borough.ons_inner is 'Whether statistics count it to Inner London';
comment on column shape.london_borough.sub_2009 is 'Sub-region of the London Plan of 2009; null: the publisher leaves it out';
comment on column shape.london_borough.sub_2006 is 'Sub-region of the London Plan of 2006; null: the publisher leaves it out';

select census.show('london_borough');

-- Outlines of areas. Geometry is well-known binary, so that PostgreSQL needs no extension for it.

create table shape.boundary (
  code text not null,
  kind text not null,
  edition integer not null,
  name text not null,
  welsh_name text,
  nation text not null,
  bng_e integer,
  bng_n integer,
  longitude double precision,
  latitude double precision,
  global_id text,
  centre_longitude double precision not null,
  centre_latitude double precision not null,
  area_m2 double precision not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  outline bytea not null,
  outline_medium bytea not null,
  outline_low bytea not null,
  outline_national_grid bytea,
  mended text,
  primary key (code, kind, edition),
  check (nation in ('england', 'wales', 'scotland', 'northern_ireland')),
  check (west <= east and south <= north)
);
create index on shape.boundary (kind, edition, code);
comment on table shape.boundary is 'The outline of one area of one kind in one edition of the boundaries';
comment on column shape.boundary.code is 'Code of the area in this edition';
comment on column shape.boundary.kind is 'What the area is, as in area.kind; also london_borough, nhs_england_region, health_and_social_care_trust';
comment on column shape.boundary.edition is 'Year of the boundaries';
comment on column shape.boundary.name is 'Name in English';
comment on column shape.boundary.welsh_name is 'Name in Welsh; null: the publisher gives none';
comment on column shape.boundary.nation is 'england, wales, scotland or northern_ireland';
comment on column shape.boundary.bng_e is 'Easting of the point by which the publisher places the area in the National Grid; unit: m; null: the publisher gives none';
comment on column shape.boundary.bng_n is 'Northing of the same; unit: m; null: the publisher gives none';
comment on column shape.boundary.longitude is 'Longitude of the same in WGS 84; unit: degree; null: the publisher gives none';
comment on column shape.boundary.latitude is 'Latitude of the same in WGS 84; unit: degree; null: the publisher gives none';
comment on column shape.boundary.global_id is 'What the publisher''s geography system calls the area; null: the publisher gives none';
comment on column shape.boundary.centre_longitude is 'Longitude in WGS 84 of the centre of gravity, or where that lies outside, of a point inside; unit: degree';
comment on column shape.boundary.centre_latitude is 'Latitude of the same; unit: degree';
comment on column shape.boundary.area_m2 is 'What the outline encloses in the plane of the National Grid, before it is made simpler; unit: m²';
comment on column shape.boundary.west is 'Least longitude of the outline; unit: degree';
comment on column shape.boundary.south is 'Least latitude of the outline; unit: degree';
comment on column shape.boundary.east is 'Largest longitude of the outline; unit: degree';
comment on column shape.boundary.north is 'Largest latitude of the outline; unit: degree';
comment on column shape.boundary.outline is 'The outline as published, a multipolygon in WGS 84 as well-known binary';
comment on column shape.boundary.outline_medium is 'The same without what is smaller than about 100 m; neighbours still meet';
comment on column shape.boundary.outline_low is 'The same without what is smaller than about 1 km; neighbours still meet';
comment on column shape.boundary.outline_national_grid is 'The outline as published in the National Grid (EPSG:27700); null: nobody asks for it';
comment on column shape.boundary.mended is 'What was wrong with the outline as published, and was mended; null: nothing was';

select census.show('boundary');

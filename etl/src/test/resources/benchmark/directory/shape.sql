-- The published table of the benchmark; no migration knows it.
create table shape.benchmark_postcode (
  postcode text not null,
  introduced date,
  terminated date,
  local_authority text,
  ward text,
  parish text,
  easting integer,
  northing integer,
  country text,
  region text,
  constituency text,
  output_area_2011 text,
  lsoa_2011 text,
  msoa_2011 text,
  latitude numeric,
  longitude numeric,
  deprivation_rank integer,
  output_area_2021 text,
  lsoa_2021 text,
  msoa_2021 text,
  primary key (postcode)
);
create index on shape.benchmark_postcode (lsoa_2021);
create index on shape.benchmark_postcode (local_authority);

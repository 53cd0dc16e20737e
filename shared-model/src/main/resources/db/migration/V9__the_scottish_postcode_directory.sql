-- The Scottish Postcode Directory, which knows more of Scotland than the directory of the United Kingdom:
-- a postcode that was given up and taken up again stands once for each time, and one that lies in two
-- areas once for each part.
create table shape.scottish_postcode (
  postcode text collate "C" not null,
  part text not null,
  introduced date not null,
  deleted date,
  large_user boolean not null,
  linked_postcode text,
  easting integer,
  northing integer,
  latitude numeric,
  longitude numeric,
  council_area_2018_code text,
  parliamentary_constituency_2005_code text,
  scottish_parliamentary_region_2014_code text,
  scottish_parliamentary_constituency_2014_code text,
  ward_2018_code text,
  health_board_2018_code text,
  health_board_2006_code text,
  health_board_1995_code text,
  integration_authority_2018_code text,
  output_area_2011_code text,
  output_area_2001_code text,
  output_area_1991_code text,
  data_zone_2011_code text,
  data_zone_2001_code text,
  intermediate_zone_2011_code text,
  intermediate_zone_2001_code text,
  households_2011 integer,
  population_2011 integer,
  households_2001 integer,
  population_2001 integer,
  households_1991 integer,
  population_1991 integer,
  simd_2016_rank integer,
  local_administrative_unit_2018_code text,
  nuts_level_2_2018_code text,
  nuts_level_3_2018_code text,
  locality_2016_code text,
  locality_2001_code text,
  locality_1991_code text,
  settlement_2016_code text,
  settlement_2001_code text,
  civil_parish_1930_code text,
  enterprise_region_2008_code text,
  island_2016_code text,
  local_government_district_1995_code text,
  local_government_district_1991_code text,
  national_park_2010_code text,
  registration_district_2007_code text,
  regeneration_partnership_2006_code text,
  regeneration_area_2006_code text,
  strategic_planning_area_2013_code text,
  travel_to_work_area_2011_code text,
  urban_rural_six_classes_2016_code text,
  urban_rural_eight_classes_2016_code text,
  gridlink boolean,
  gridlink_accuracy smallint,
  primary key (postcode, introduced, part)
);
create index on shape.scottish_postcode (data_zone_2011_code);
comment on table shape.scottish_postcode is 'One time in which a postcode of Scotland was in use, or one part of it';
comment on column shape.scottish_postcode.postcode is 'Postcode in its canonical form, as in AB10 1AB';
comment on column shape.scottish_postcode.part is 'A, B or C where the postcode lies in more than one area and is divided; empty where it is not';
comment on column shape.scottish_postcode.introduced is 'Day on which it came into use';
comment on column shape.scottish_postcode.deleted is 'Day on which it went out of use; null: it is in use';
comment on column shape.scottish_postcode.large_user is 'Whether all of it is one address that gets much mail';
comment on column shape.scottish_postcode.linked_postcode is 'Postcode of small users to which that of a large user is linked; null: it is of small users, or nobody knows one';
comment on column shape.scottish_postcode.easting is 'Easting on the National Grid; unit: m; null: no grid reference is known';
comment on column shape.scottish_postcode.northing is 'Northing on the National Grid; unit: m; null: no grid reference is known';
comment on column shape.scottish_postcode.latitude is 'Latitude in WGS 84; unit: degrees; null: no coordinates are known';
comment on column shape.scottish_postcode.longitude is 'Longitude in WGS 84; unit: degrees; null: no coordinates are known';
comment on column shape.scottish_postcode.council_area_2018_code is 'Council area; null: the directory gives none';
comment on column shape.scottish_postcode.parliamentary_constituency_2005_code is 'Constituency of the House of Commons; null: the directory gives none';
comment on column shape.scottish_postcode.scottish_parliamentary_region_2014_code is 'Region of the Scottish Parliament; null: the directory gives none';
comment on column shape.scottish_postcode.scottish_parliamentary_constituency_2014_code is 'Constituency of the Scottish Parliament; null: the directory gives none';
comment on column shape.scottish_postcode.ward_2018_code is 'Electoral ward; null: the directory gives none';
comment on column shape.scottish_postcode.health_board_2018_code is 'Area of a health board; null: the directory gives none';
comment on column shape.scottish_postcode.health_board_2006_code is 'Area of a health board; null: the directory gives none';
comment on column shape.scottish_postcode.health_board_1995_code is 'Area of a health board, a number; null: the directory gives none';
comment on column shape.scottish_postcode.integration_authority_2018_code is 'Area of an integration authority, of health and social care; null: the directory gives none';
comment on column shape.scottish_postcode.output_area_2011_code is 'Output area; null: the directory gives none';
comment on column shape.scottish_postcode.output_area_2001_code is 'Output area; null: the directory gives none';
comment on column shape.scottish_postcode.output_area_1991_code is 'Output area; null: the directory gives none';
comment on column shape.scottish_postcode.data_zone_2011_code is 'Data zone; null: the directory gives none';
comment on column shape.scottish_postcode.data_zone_2001_code is 'Data zone; null: the directory gives none';
comment on column shape.scottish_postcode.intermediate_zone_2011_code is 'Intermediate zone; null: the directory gives none';
comment on column shape.scottish_postcode.intermediate_zone_2001_code is 'Intermediate zone; null: the directory gives none';
comment on column shape.scottish_postcode.households_2011 is 'Households in the census; unit: households; null: large users have none, and not every postcode was there';
comment on column shape.scottish_postcode.population_2011 is 'People in the census; unit: people; null: large users have none, and not every postcode was there';
comment on column shape.scottish_postcode.households_2001 is 'Households in the census; unit: households; null: large users have none, and not every postcode was there';
comment on column shape.scottish_postcode.population_2001 is 'People in the census; unit: people; null: large users have none, and not every postcode was there';
comment on column shape.scottish_postcode.households_1991 is 'Households in the census; unit: households; null: large users have none, and not every postcode was there';
comment on column shape.scottish_postcode.population_1991 is 'People in the census; unit: people; null: large users have none, and not every postcode was there';
comment on column shape.scottish_postcode.simd_2016_rank is 'Rank of the data zone in the Scottish index of multiple deprivation; 1 is most deprived; null: the directory gives none';
comment on column shape.scottish_postcode.local_administrative_unit_2018_code is 'Local administrative unit of the European Union, level 1; null: the directory gives none';
comment on column shape.scottish_postcode.nuts_level_2_2018_code is 'Statistical territory of the European Union, level 2; null: the directory gives none';
comment on column shape.scottish_postcode.nuts_level_3_2018_code is 'Statistical territory of the European Union, level 3; null: the directory gives none';
comment on column shape.scottish_postcode.locality_2016_code is 'Locality, a part of a settlement; null: the postcode is in none';
comment on column shape.scottish_postcode.locality_2001_code is 'Locality, a part of a settlement; null: the postcode is in none';
comment on column shape.scottish_postcode.locality_1991_code is 'Locality; null: the postcode is in none';
comment on column shape.scottish_postcode.settlement_2016_code is 'Settlement; null: the postcode is in none';
comment on column shape.scottish_postcode.settlement_2001_code is 'Settlement; null: the postcode is in none';
comment on column shape.scottish_postcode.civil_parish_1930_code is 'Civil parish, as it last was; null: the directory gives none';
comment on column shape.scottish_postcode.enterprise_region_2008_code is 'Enterprise region; null: the directory gives none';
comment on column shape.scottish_postcode.island_2016_code is 'Inhabited island; 0 or 000 for the mainland; null: the directory gives none';
comment on column shape.scottish_postcode.local_government_district_1995_code is 'Local government district, a number; null: the directory gives none';
comment on column shape.scottish_postcode.local_government_district_1991_code is 'Local government district, a number; null: the directory gives none';
comment on column shape.scottish_postcode.national_park_2010_code is 'National park; null: the postcode is in none';
comment on column shape.scottish_postcode.registration_district_2007_code is 'Registration district; null: the directory gives none';
comment on column shape.scottish_postcode.regeneration_partnership_2006_code is 'Community planning partnership of a regeneration outcome agreement; null: the postcode is in none';
comment on column shape.scottish_postcode.regeneration_area_2006_code is 'Local area of a regeneration outcome agreement; null: the postcode is in none';
comment on column shape.scottish_postcode.strategic_planning_area_2013_code is 'Strategic development planning area; null: the postcode is in none';
comment on column shape.scottish_postcode.travel_to_work_area_2011_code is 'Travel to work area; null: the directory gives none';
comment on column shape.scottish_postcode.urban_rural_six_classes_2016_code is 'Urban or rural class of six; null: the directory gives none';
comment on column shape.scottish_postcode.urban_rural_eight_classes_2016_code is 'Urban or rural class of eight; null: the directory gives none';
comment on column shape.scottish_postcode.gridlink is 'Whether the grid reference comes from Gridlink; null: the directory does not say';
comment on column shape.scottish_postcode.gridlink_accuracy is 'How good a grid reference of Gridlink is, from 1, within the building nearest the middle; null: it is not of Gridlink';

select census.show('scottish_postcode');

-- The postcode directory: every postcode there is or was, with its place and the areas that it lies in.
--
-- Codes are kept as published. One whose last six digits are 999999 stands for no area ("not in a
-- national park", "the Isle of Man"); area_name may have a name for it all the same.
create table shape.postcode (
  postcode text collate "C" not null,
  introduced date,
  terminated date,
  large_user boolean,
  easting integer,
  northing integer,
  positional_quality smallint,
  latitude numeric,
  longitude numeric,
  areas_edition integer,
  country_code text,
  region_code text,
  county_code text,
  county_electoral_division_code text,
  local_authority_code text,
  ward_code text,
  parish_code text,
  parliamentary_constituency_code text,
  european_electoral_region_code text,
  territorial_level_code text,
  police_force_area_code text,
  national_park_code text,
  built_up_area_code text,
  nhs_england_region_code text,
  integrated_care_board_code text,
  sub_icb_location_code text,
  health_authority_code text,
  primary_care_trust_code text,
  cancer_alliance_code text,
  local_enterprise_partnership_code text,
  second_local_enterprise_partnership_code text,
  learning_and_skills_area_code text,
  standard_region_1995_code text,
  travel_to_work_area_2011_code text,
  statistical_ward_2005_code text,
  census_ward_2003_code text,
  output_area_2001_code text,
  lsoa_2001_code text,
  msoa_2001_code text,
  urban_rural_2001_code text,
  output_area_classification_2001_code text,
  soa_2001_code text,
  output_area_2011_code text,
  lsoa_2011_code text,
  data_zone_2011_code text,
  msoa_2011_code text,
  intermediate_zone_2011_code text,
  workplace_zone_2011_code text,
  built_up_area_subdivision_2011_code text,
  rural_urban_2011_code text,
  output_area_classification_2011_code text,
  output_area_2021_code text,
  lsoa_2021_code text,
  data_zone_2022_code text,
  data_zone_2021_code text,
  super_data_zone_2021_code text,
  msoa_2021_code text,
  intermediate_zone_2022_code text,
  rural_urban_2021_code text,
  output_area_classification_2021_code text,
  imd_rank integer,
  imd_edition integer,
  primary key (postcode)
);
comment on table shape.postcode is 'One postcode of the directory, in use or terminated';
comment on column shape.postcode.postcode is 'Postcode in its canonical form, as in SW1A 1AA';
comment on column shape.postcode.introduced is 'Month in which the postcode came into use, as its first day; null: the file has no such column';
comment on column shape.postcode.terminated is 'Month in which the postcode went out of use, as its first day; null: it is in use';
comment on column shape.postcode.large_user is 'Whether all of the postcode is one address that gets much mail; null: the file has no such column';
comment on column shape.postcode.easting is 'Easting of the postcode on the National Grid, in Northern Ireland on the Irish Grid; unit: m; null: no grid reference is known';
comment on column shape.postcode.northing is 'Northing of the postcode on the same grid; unit: m; null: no grid reference is known';
comment on column shape.postcode.positional_quality is 'How good the grid reference is: 1 within the building nearest the middle of the postcode, 2 to 5 ever coarser, 6 from the postcode sector, 8 from before Gridlink, 9 none; null: the file has no such column';
comment on column shape.postcode.latitude is 'Latitude in WGS 84; unit: degrees; null: no coordinates are known';
comment on column shape.postcode.longitude is 'Longitude in WGS 84; unit: degrees; null: no coordinates are known';
comment on column shape.postcode.areas_edition is 'Year whose areas are given by all codes of the row that have no year in their name; null: the header of the file does not say';
comment on column shape.postcode.country_code is 'Country; null: the file does not give it';
comment on column shape.postcode.region_code is 'Region of England; null: the file does not give it';
comment on column shape.postcode.county_code is 'County of England that has a council of its own; null: the file does not give it';
comment on column shape.postcode.county_electoral_division_code is 'Electoral division of such a county; null: the file does not give it';
comment on column shape.postcode.local_authority_code is 'Local authority: district, unitary authority, borough, council area; null: the file does not give it';
comment on column shape.postcode.ward_code is 'Electoral ward or division; null: the file does not give it';
comment on column shape.postcode.parish_code is 'Parish of England or community of Wales; null: the file does not give it';
comment on column shape.postcode.parliamentary_constituency_code is 'Constituency of the House of Commons; null: the file does not give it';
comment on column shape.postcode.european_electoral_region_code is 'European electoral region, as it last was; null: the file does not give it';
comment on column shape.postcode.territorial_level_code is 'Area of the International Territorial Levels, formerly of NUTS; null: the file does not give it';
comment on column shape.postcode.police_force_area_code is 'Police force area; null: the file does not give it';
comment on column shape.postcode.national_park_code is 'National park; null: the file does not give it';
comment on column shape.postcode.built_up_area_code is 'Built-up area; in releases before 2022 that of 2011; null: the file does not give it';
comment on column shape.postcode.nhs_england_region_code is 'Region of NHS England; null: the file does not give it';
comment on column shape.postcode.integrated_care_board_code is 'Integrated care board of England; null: the file does not give it';
comment on column shape.postcode.sub_icb_location_code is 'Sub-location of an integrated care board of England; local health board of Wales; community health partnership of Scotland; local commissioning group of Northern Ireland; null: the file does not give it';
comment on column shape.postcode.health_authority_code is 'Former strategic health authority of England; local health board of Wales; health board of Scotland; health and social care board of Northern Ireland; null: the file does not give it';
comment on column shape.postcode.primary_care_trust_code is 'Former primary care trust of England, and what stood for it in the other nations; null: the file does not give it';
comment on column shape.postcode.cancer_alliance_code is 'Cancer alliance of England; null: the file does not give it';
comment on column shape.postcode.local_enterprise_partnership_code is 'Local enterprise partnership of England; null: the file does not give it';
comment on column shape.postcode.second_local_enterprise_partnership_code is 'The other local enterprise partnership where two overlap; null: the file does not give it';
comment on column shape.postcode.learning_and_skills_area_code is 'Former learning and skills council of England, and what stood for it in Wales; enterprise region of Scotland; null: the file does not give it';
comment on column shape.postcode.standard_region_1995_code is 'Standard statistical region, a digit; null: the file does not give it';
comment on column shape.postcode.travel_to_work_area_2011_code is 'Travel to work area, from the census of 2011; null: the file does not give it';
comment on column shape.postcode.statistical_ward_2005_code is 'Statistical ward of 2005; null: the file does not give it';
comment on column shape.postcode.census_ward_2003_code is 'Census area statistics ward of 2003; null: the file does not give it';
comment on column shape.postcode.output_area_2001_code is 'Output area of the census of 2001; null: the file does not give it';
comment on column shape.postcode.lsoa_2001_code is 'Lower layer super output area of 2001; in Scotland the data zone of 2001; null: the file does not give it';
comment on column shape.postcode.msoa_2001_code is 'Middle layer super output area of 2001; in Scotland the intermediate zone of 2001; null: the file does not give it';
comment on column shape.postcode.urban_rural_2001_code is 'Urban or rural class of the output area of 2001, by the nation''s own scheme; null: the file does not give it';
comment on column shape.postcode.output_area_classification_2001_code is 'Group of the output area of 2001 in the classification by how people live; null: the file does not give it';
comment on column shape.postcode.soa_2001_code is 'Super output area of Northern Ireland; those of the census of 2011 are the same, under the same codes; null: the file does not give it';
comment on column shape.postcode.output_area_2011_code is 'Output area of the census of 2011; in Northern Ireland the small area; null: the file does not give it';
comment on column shape.postcode.lsoa_2011_code is 'Lower layer super output area of 2011 in England and Wales, or a code for none; null: the file does not give it';
comment on column shape.postcode.data_zone_2011_code is 'Data zone of 2011 in Scotland; null: the file does not give it';
comment on column shape.postcode.msoa_2011_code is 'Middle layer super output area of 2011 in England and Wales, or a code for none; null: the file does not give it';
comment on column shape.postcode.intermediate_zone_2011_code is 'Intermediate zone of 2011 in Scotland; null: the file does not give it';
comment on column shape.postcode.workplace_zone_2011_code is 'Workplace zone of the census of 2011; null: the file does not give it';
comment on column shape.postcode.built_up_area_subdivision_2011_code is 'Part of a built-up area of 2011; null: the file does not give it';
comment on column shape.postcode.rural_urban_2011_code is 'Rural or urban class of 2011, by the nation''s own scheme; null: the file does not give it';
comment on column shape.postcode.output_area_classification_2011_code is 'Group of the output area of 2011 in the classification by how people live; null: the file does not give it';
comment on column shape.postcode.output_area_2021_code is 'Output area of the census of 2021; in Scotland of 2022; null: the file does not give it';
comment on column shape.postcode.lsoa_2021_code is 'Lower layer super output area of 2021 in England and Wales, or a code for none; null: the file does not give it';
comment on column shape.postcode.data_zone_2022_code is 'Data zone of 2022 in Scotland; null: the file does not give it';
comment on column shape.postcode.data_zone_2021_code is 'Data zone of 2021 in Northern Ireland; null: the file does not give it';
comment on column shape.postcode.super_data_zone_2021_code is 'Super data zone of 2021 in Northern Ireland; null: the file does not give it';
comment on column shape.postcode.msoa_2021_code is 'Middle layer super output area of 2021 in England and Wales, or a code for none; null: the file does not give it';
comment on column shape.postcode.intermediate_zone_2022_code is 'Intermediate zone of 2022 in Scotland; null: the file does not give it';
comment on column shape.postcode.rural_urban_2021_code is 'Rural or urban class of 2021, by the nation''s own scheme; null: the file does not give it';
comment on column shape.postcode.output_area_classification_2021_code is 'Group of the output area of 2021 in the classification by how people live; null: the file does not give it';
comment on column shape.postcode.imd_rank is 'Rank of the small area in its nation''s index of multiple deprivation, as the directory gives it; 1 is most deprived; null: the area has none';
comment on column shape.postcode.imd_edition is 'Year in the header of that rank; the nations'' indices are of that year or the last before it; null: the header of the file does not say';

-- What the codes of the directory are called. kind is the name of the column of shape.postcode,
-- without _code: ward, lsoa_2011, rural_urban_2011.
create table shape.area_name (
  kind text not null,
  code text not null,
  edition integer,
  name text not null,
  welsh_name text,
  primary key (kind, code)
);
create index on shape.area_name (code);
comment on table shape.area_name is 'One code of the postcode directory and what it is called';
comment on column shape.area_name.kind is 'What the code is of: a column of postcode, without _code';
comment on column shape.area_name.code is 'Code, as in postcode';
comment on column shape.area_name.edition is 'Year in the header of the list of names; null: it has none';
comment on column shape.area_name.name is 'Name in English';
comment on column shape.area_name.welsh_name is 'Name in Welsh; null: the publisher gives none';

select census.show('postcode');
select census.show('area_name');

-- A directory of :rows fictional postcodes, of which two in three are in use, published as version 1
-- with names for all codes. Neighbours share their areas as they do in truth: a postcode in nine
-- begins another set of areas.
select census.create_version('postcode_directory', 'postcode', 1);

insert into version.postcode_directory_1 (
  postcode, introduced, terminated, large_user, easting, northing, positional_quality, latitude,
  longitude, areas_edition, country_code, region_code, county_code,
  county_electoral_division_code, local_authority_code, ward_code, parish_code,
  parliamentary_constituency_code, european_electoral_region_code, territorial_level_code,
  police_force_area_code, national_park_code, built_up_area_code, nhs_england_region_code,
  integrated_care_board_code, sub_icb_location_code, health_authority_code,
  primary_care_trust_code, cancer_alliance_code, local_enterprise_partnership_code,
  second_local_enterprise_partnership_code, learning_and_skills_area_code,
  standard_region_1995_code, travel_to_work_area_2011_code, statistical_ward_2005_code,
  census_ward_2003_code, output_area_2001_code, lsoa_2001_code, msoa_2001_code,
  urban_rural_2001_code, output_area_classification_2001_code, output_area_2011_code,
  lsoa_2011_code, msoa_2011_code, workplace_zone_2011_code, rural_urban_2011_code,
  output_area_classification_2011_code, output_area_2021_code, lsoa_2021_code, msoa_2021_code,
  rural_urban_2021_code, imd_rank, imd_edition
)
with outward as (
  -- 120 postal areas of up to 30 districts, in the order of their texts
  select area || district as code, row_number() over (order by (area || district) collate "C") - 1 as position
  from (
    select 'ABCDEFGH'::text as firsts, 'ABCDEFGHKLMNOPR' as seconds
  ) letters,
  lateral (
    select substr(firsts, 1 + (i / 15), 1) || substr(seconds, 1 + (i % 15), 1) as area
    from generate_series(0, 119) i
  ) areas,
  generate_series(1, 25) district
), numbered as (
  select n, outward.code as outward, n % 900 as unit, n / 900 as district
  from generate_series(0, 2700000 - 1) n
  join outward on outward.position = n / 900
), placed as (
  select
    n,
    outward || ' ' || (unit / 90)::text
      || substr('ABDEFGHJLNPQRSTUWXYZ', 1 + (unit % 90) / 20, 1)
      || substr('ABDEFGHJLNPQRSTUWXYZ', 1 + unit % 20, 1) as postcode,
    hashint4(n) as chance,
    -- districts on a lattice over Great Britain, postcodes scattered within
    50.5 + (district / 55) * 0.13 + abs(hashint4(n + 1) % 10000) * 0.000008 as latitude,
    -4.5 + (district % 55) * 0.1 + abs(hashint4(n + 2) % 10000) * 0.000012 as longitude
  from numbered
)
select
  postcode,
  date '1980-01-01' + make_interval(months => abs(chance) % 240),
  case when abs(chance / 7) % 3 = 0 then date '2000-01-01' + make_interval(months => abs(chance) % 280) end,
  abs(chance) % 12 = 0,
  (400000 + (longitude + 2) * 64000)::integer,
  ((latitude - 49) * 111200)::integer,
  1,
  latitude::numeric(9, 6),
  longitude::numeric(9, 6),
  2025,
  'E92900001',
  'E129' || to_char(n / 300000, 'FM00000'),
  case when n / 7500 % 3 = 0 then 'E109' || to_char(n / 100000, 'FM00000') else 'E99999999' end,
  case when n / 7500 % 3 = 0 then 'E589' || to_char(n / 1900, 'FM00000') else 'E99999999' end,
  'E079' || to_char(n / 7500, 'FM00000'),
  'E059' || to_char(n / 330, 'FM00000'),
  'E049' || to_char(n / 240, 'FM00000'),
  'E149' || to_char(n / 4150, 'FM00000'),
  'E159' || to_char(n / 300000, 'FM00000'),
  'E309' || to_char(n / 7000, 'FM00000'),
  'E239' || to_char(n / 60000, 'FM00000'),
  'E659' || to_char(n / 200000, 'FM00000'),
  'E639' || to_char(n / 370, 'FM00000'),
  'E409' || to_char(n / 380000, 'FM00000'),
  'E549' || to_char(n / 65000, 'FM00000'),
  'E389' || to_char(n / 25000, 'FM00000'),
  'E189' || to_char(n / 270000, 'FM00000'),
  'E169' || to_char(n / 13500, 'FM00000'),
  'E569' || to_char(n / 130000, 'FM00000'),
  'E379' || to_char(n / 70000, 'FM00000'),
  case when n / 500 % 5 = 0 then 'E379' || to_char(n / 70000 + 1, 'FM00000') end,
  'E249' || to_char(n / 56000, 'FM00000'),
  (n / 300000)::text,
  'E309' || to_char(n / 11700, 'FM00000'),
  to_char(n / 600, 'FM0000') || 'ZZ',
  to_char(n / 600, 'FM0000') || 'ZY',
  'E009' || to_char(n / 12 % 100000, 'FM00000') || case when n / 12 >= 100000 then chr(65 + n / 1200000) else '' end,
  'E019' || to_char(n / 72, 'FM00000'),
  'E029' || to_char(n / 360, 'FM00000'),
  (n / 2000 % 8)::text,
  (n / 50 % 7)::text || 'A1',
  'E009' || to_char((n + 3) / 11, 'FM000000'),
  'E019' || to_char((n + 3) / 77, 'FM00000'),
  'E029' || to_char((n + 3) / 385, 'FM00000'),
  'E339' || to_char(n / 48, 'FM00000'),
  (array['A1', 'B1', 'C1', 'C2', 'D1', 'D2', 'E1', 'E2', 'F1', 'F2'])[1 + n / 2000 % 10],
  (n / 50 % 8)::text || 'B2',
  'E009' || to_char((n + 6) / 11, 'FM000000'),
  'E019' || to_char((n + 6) / 77, 'FM00000'),
  'E029' || to_char((n + 6) / 385, 'FM00000'),
  (array['UN1', 'UF1', 'RLN1', 'RLF1', 'RSN1', 'RSF1'])[1 + n / 2000 % 6],
  1 + (n + 3) / 77,
  2019
from placed;

select census.index_version('postcode_directory', 'postcode', 1);
insert into census.load (dataset, table_name, version, outcome, sample_scale, code_version,
  declaration, sources, rows, fingerprint)
select 'postcode_directory', 'postcode', 1, 'published', 1, 'benchmark', '{}', '[]', count(*), 'f'
from version.postcode_directory_1;
select census.publish('postcode_directory', 1, 'load');

-- Names for every code that has one; output areas never have.
select census.create_version('postcode_area_name', 'area_name', 1);
do $$
declare
  kind text;
begin
  for kind in
    select left(column_name, -5) from information_schema.columns
    where table_schema = 'shape' and table_name = 'postcode' and column_name like '%\_code'
      and column_name not like 'output\_area\_20%' and column_name not like 'workplace\_%'
  loop
    execute format(
      'insert into version.postcode_area_name_1 (kind, code, edition, name)
       select distinct %1$L, %2$I, 2025, initcap(replace(%1$L, ''_'', '' '')) || '' '' || right(%2$I, 5)
       from dataset.postcode_directory where %2$I is not null', kind, kind || '_code');
  end loop;
end $$;
select census.index_version('postcode_area_name', 'area_name', 1);
insert into census.load (dataset, table_name, version, outcome, sample_scale, code_version,
  declaration, sources, rows, fingerprint)
select 'postcode_area_name', 'area_name', 1, 'published', 1, 'benchmark', '{}', '[]', count(*), 'f'
from version.postcode_area_name_1;
select census.publish('postcode_area_name', 1, 'load');

-- Postcodes, as many as sample.postcodes says: in areas of the mail that do not exist, spread evenly
-- over the small areas, so that neighbours in the directory are neighbours on the map.

-- A number from 0 up to 4294967296 that belongs to two others. Millions are made, so this is quicker
-- than chance() and not as good.
create function sample.mixed(number bigint, salt integer) returns bigint
language sql immutable
return ((number * 2654435761 + salt * 40503 & 2147483647) * 2246822519 >> 13) & 4294967295;

-- AA, AC, AD ...: two letters with which no postcode begins, in the order of the alphabet.
create table sample.postcode_area as
select row_number() over (order by one || two) - 1 as number, one || two as letters
from regexp_split_to_table('ABCDEFGHKLMNOPRSTUWY', '') as one,
  regexp_split_to_table('ABCDEFGHKLMNOPQRSTUVWXY', '') as two
where one || two <> all (regexp_split_to_array(
  'AB AL BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH '
  'EN EX FK FY GL GU GY HA HD HG HP HR HS HU HX KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE NG NN NP NR '
  'NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW '
  'UB WA WC WD WF WN WR WS WV YO', ' '));

-- Nine hundred postcodes to a district, twenty districts to an area, each with a middle on the map.
create table sample.postcode_district as
select
  district,
  letters || (1 + district % 20) as outward,
  200000 + sample.mixed(district, 1) % 400000 as easting,
  100000 + sample.mixed(district, 2) % 500000 as northing,
  200 + sample.mixed(district, 3) % 4000 as spread
from generate_series(0, current_setting('sample.postcodes')::integer / 900) as district
join sample.postcode_area a on a.number = district / 20;

-- ------------------------------------------------------------------ places
-- The small areas of each nation, in an order in which neighbours stand side by side, with all that
-- they lie in. What no other part of the world knows is made here, from numbers.

create table sample.postcode_place_of_england_and_wales as
with within as (
  select distinct on (later_code) * from sample.local_authority_within order by later_code, number
),
known as (
  select
    l.*,
    o.msoa_code as msoa_2011_code,
    w.region_code,
    coalesce(s.icb_code, 'W99999999') as icb_code,
    coalesce(w.sub_icb_code, w.local_health_board_code) as health_code,
    left(l.code, 1) as letter,
    left(l.code, 1) = 'W' as welsh,
    left(l.code, 1) || '99999999' as none,
    right(l.code, 5)::integer as area,
    right(l.ward_code, 5)::integer as ward,
    right(l.local_authority_code, 5)::integer as authority,
    sample.chance('urban ' || l.lsoa_2011_code) as urban
  from sample.lsoa_2021 l
  join sample.lsoa_2011 o on o.code = l.lsoa_2011_code
  join within w on w.later_code = l.local_authority_code
  left join sample.sub_icb s on s.code = w.sub_icb_code
)
select
  k.letter,
  k.none,
  c.code as country_code,
  coalesce(k.region_code, k.none) as region_code,
  case when k.local_authority_code like 'E07%' then sample.code('E10', 1 + k.authority % 21) else k.none end as county_code,
  case when k.local_authority_code like 'E07%' then sample.code('E58', 1 + k.ward / 6) else k.none end as county_electoral_division_code,
  k.local_authority_code,
  k.ward_code,
  sample.code(k.letter || case when k.ward % 3 = 0 then '43' else '04' end, k.ward) as parish_code,
  sample.code(case when k.welsh then 'W07' else 'E14' end, 1 + k.ward / 13) as parliamentary_constituency_code,
  case when k.welsh then sample.code('W08', 1) else replace(k.region_code, 'E12', 'E15') end as european_electoral_region_code,
  k.local_authority_code as territorial_level_code,
  sample.code(case when k.welsh then 'W15' else 'E23' end, 1 + k.authority % 39) as police_force_area_code,
  case when k.ward % 9 = 0 then sample.code(k.letter || '26', 1 + k.authority % 10) else k.letter || '65999999' end as national_park_code,
  case when k.ward % 5 = 0 then k.letter || '63999999' else sample.code(k.letter || '63', k.ward) end as built_up_area_code,
  case when k.welsh then k.none else sample.code('E40', right(k.region_code, 5)::integer % 7 + 1) end as nhs_england_region_code,
  k.icb_code as integrated_care_board_code,
  k.health_code as sub_icb_location_code,
  case when k.welsh then k.health_code else replace(k.region_code, 'E12', 'E18') end as health_authority_code,
  case when k.welsh then k.health_code else sample.code('E16', 1 + k.authority % 150) end as primary_care_trust_code,
  case when k.welsh then k.none else sample.code('E56', 1 + k.authority % 21) end as cancer_alliance_code,
  case when k.welsh then k.none else sample.code('E37', 1 + k.authority % 38) end as local_enterprise_partnership_code,
  case when not k.welsh and k.ward % 7 = 0 then sample.code('E37', 1 + k.ward % 38) end as second_local_enterprise_partnership_code,
  sample.code(case when k.welsh then 'W09' else 'E24' end, 1 + k.authority % 47) as learning_and_skills_area_code,
  case when k.welsh then '10' else (1 + k.authority % 8)::text end as standard_region_code,
  sample.code(k.letter || '30', 1 + k.authority % 150) as travel_to_work_area_code,
  sample.code(k.letter || '00', k.area) as output_area_2001_code,
  k.lsoa_2011_code as lsoa_2001_code,
  k.msoa_2011_code as msoa_2001_code,
  case when k.urban < 0.82 then '5' else '7' end as urban_rural_2001_code,
  sample.code(k.letter || '00', k.area) as output_area_2011_code,
  k.lsoa_2011_code as small_area_2011_code,
  k.msoa_2011_code as middle_area_2011_code,
  sample.code(k.letter || '33', k.area) as workplace_zone_2011_code,
  then_.code as rural_urban_2011_code,
  sample.code(k.letter || '00', k.area) as output_area_2021_code,
  k.code as small_area_2021_code,
  k.msoa_code as middle_area_2021_code,
  now_.code as rural_urban_2021_code,
  1 + k.area % 30000 as imd_rank
from known k
join sample.country c using (letter)
join sample.rural_urban_class then_
  on then_.edition = 2011 and k.urban >= then_.above and k.urban < then_.up_to
join sample.rural_urban_class now_
  on now_.edition = 2021 and k.urban >= now_.above and k.urban < now_.up_to;

create table sample.postcode_place_of_scotland as
with known as (
  select
    z.*,
    'S99999999' as none,
    right(z.code, 5)::integer as area,
    right(z.local_authority_code, 5)::integer as authority
  from sample.data_zone_2011 z
)
select
  c.letter,
  none,
  c.code as country_code,
  none as region_code,
  none as county_code,
  none as county_electoral_division_code,
  local_authority_code,
  ward_code,
  none as parish_code,
  constituency_code as parliamentary_constituency_code,
  sample.code('S15', 1) as european_electoral_region_code,
  sample.code('S30', authority) as territorial_level_code,
  sample.code('S23', 1) as police_force_area_code,
  case when area % 9 = 0 then sample.code('S21', 1 + area % 2) else none end as national_park_code,
  none as built_up_area_code,
  none as nhs_england_region_code,
  none as integrated_care_board_code,
  sample.code('S03', authority) as sub_icb_location_code,
  health_board_code as health_authority_code,
  sample.code('S03', authority) as primary_care_trust_code,
  none as cancer_alliance_code,
  none as local_enterprise_partnership_code,
  null as second_local_enterprise_partnership_code,
  sample.code('S09', 1) as learning_and_skills_area_code,
  '11' as standard_region_code,
  sample.code('S22', authority) as travel_to_work_area_code,
  sample.code('S00', area) as output_area_2001_code,
  known.code as lsoa_2001_code,
  intermediate_zone_code as msoa_2001_code,
  urban_rural_class::text as urban_rural_2001_code,
  sample.code('S00', area) as output_area_2011_code,
  known.code as small_area_2011_code,
  intermediate_zone_code as middle_area_2011_code,
  sample.code('S34', area) as workplace_zone_2011_code,
  urban_rural_class::text as rural_urban_2011_code,
  sample.code('S00', area) as output_area_2021_code,
  -- No other part of the world knows the zones of 2022; codes from 40,000 are for them.
  sample.code('S01', 40000 + area) as small_area_2021_code,
  sample.code('S02', 40000 + right(intermediate_zone_code, 5)::integer) as middle_area_2021_code,
  class.six::text as rural_urban_2021_code,
  area as imd_rank
from known
join sample.country c on c.letter = 'S'
join sample.scottish_urban_rural_class class on class.eight = urban_rural_class;

create table sample.postcode_place_of_northern_ireland as
with zones as (
  select
    z.*,
    row_number() over in_district as turn,
    count(*) over (partition by district_code) as neighbours
  from sample.data_zone_2021 z
  window in_district as (partition by district_code order by code)
),
areas as (
  select
    a.*,
    row_number() over (partition by district_code order by code) as turn,
    count(*) over (partition by district_code) as neighbours
  from sample.soa_2001 a
),
known as (
  select
    z.*,
    a.code as soa_code,
    'N99999999' as none,
    right(z.code, 5)::integer as area,
    right(z.district_code, 5)::integer as district
  from zones z
  join areas a
    on a.district_code = z.district_code
    and a.turn = sample.place(z.turn, z.neighbours::integer, a.neighbours::integer)
)
select
  c.letter,
  none,
  c.code as country_code,
  none as region_code,
  none as county_code,
  none as county_electoral_division_code,
  district_code as local_authority_code,
  sample.code('N08', sample.place(area, data_zones, sample.scaled(462))) as ward_code,
  none as parish_code,
  sample.code('N05', sample.place(area, data_zones, sample.scaled(18))) as parliamentary_constituency_code,
  sample.code('N07', 1) as european_electoral_region_code,
  district_code as territorial_level_code,
  none as police_force_area_code,
  none as national_park_code,
  none as built_up_area_code,
  none as nhs_england_region_code,
  none as integrated_care_board_code,
  sample.code('N18', 1 + district % 5) as sub_icb_location_code,
  sample.code('N18', 1 + district % 5) as health_authority_code,
  sample.code('N18', 1 + district % 5) as primary_care_trust_code,
  none as cancer_alliance_code,
  none as local_enterprise_partnership_code,
  null as second_local_enterprise_partnership_code,
  none as learning_and_skills_area_code,
  '12' as standard_region_code,
  sample.code('N12', district) as travel_to_work_area_code,
  sample.code('N00', area) as output_area_2001_code,
  soa_code as lsoa_2001_code,
  none as msoa_2001_code,
  'Z' as urban_rural_2001_code,
  sample.code('N00', area) as output_area_2011_code,
  soa_code as small_area_2011_code,
  none as middle_area_2011_code,
  sample.code('N19', area) as workplace_zone_2011_code,
  'Z9' as rural_urban_2011_code,
  known.code as output_area_2021_code,
  super_data_zone_code as small_area_2021_code,
  none as middle_area_2021_code,
  null as rural_urban_2021_code,
  area as imd_rank
from known
cross join sample.northern_ireland
join sample.country c on c.letter = 'N';

create table sample.postcode_place as
select row_number() over (order by letter, local_authority_code, small_area_2011_code, small_area_2021_code) - 1 as place, every.*
from (
  select * from sample.postcode_place_of_england_and_wales
  union all
  select * from sample.postcode_place_of_scotland
  union all
  select * from sample.postcode_place_of_northern_ireland
) as every;

alter table sample.postcode_place add primary key (place);

-- ------------------------------------------------------------------ postcodes

-- One in three is out of use; one in four hundred has no place.
create table sample.postcode as
with numbered as (
  select
    n,
    n / 900 as district,
    n % 900 * 1543 % 4000 as unit,
    n * (select count(*) from sample.postcode_place) / current_setting('sample.postcodes')::bigint as place,
    sample.mixed(n, 4) as mixed,
    sample.mixed(n, 5) as other
  from generate_series(0, current_setting('sample.postcodes')::bigint - 1) as n
)
select
  d.outward,
  unit / 400 || substr('ABDEFGHJLNPQRSTUWXYZ', (1 + unit / 20 % 20)::integer, 1)
    || substr('ABDEFGHJLNPQRSTUWXYZ', (1 + unit % 20)::integer, 1) as inward,
  date '1980-01-01' + make_interval(months => (mixed % 420)::integer) as introduced,
  case when mixed % 3 = 0 then date '2015-01-01' + make_interval(months => (other % 120)::integer) end
    as terminated,
  case when mixed % 12 = 5 then 1 else 0 end as large_user,
  case when mixed % 400 <> 7 then place end as place,
  d.easting + (mixed >> 8) % d.spread as easting,
  d.northing + (other >> 8) % d.spread as northing,
  n
from numbered
join sample.postcode_district d using (district);

-- Those that the documentation asks for, at made-up places; one is long out of use.
insert into sample.postcode
select
  split_part(postcode, ' ', 1),
  split_part(postcode, ' ', 2),
  date '1980-01-01',
  terminated,
  0,
  (select min(place) from sample.postcode_place where letter = nation),
  easting,
  northing,
  -1
from (
  values
    ('SW1A 1AA', 'E', null::date, 529000, 179600),
    ('NW1 2BU', 'E', null, 529800, 182600),
    ('WC1N 3JH', 'E', null, 530400, 182000),
    ('CB2 0QQ', 'E', null, 546300, 255000),
    ('SY10 0AA', 'W', null, 326000, 330000),
    ('SY23 1ER', 'W', null, 258000, 281000),
    ('AB1 0AA', 'S', '1996-06-01', 385000, 801000)
) as documented (postcode, nation, terminated, easting, northing);

-- The islands have postcodes, and codes that stand for no area.
create table sample.island_postcode as
select outward, inward, code || '99999999' as none, country_code
from (
  select letters || '99' as outward, number % 10 || substr('ABDEFGHJLN', 1 + number / 10, 1) || 'A' as inward, code, country_code
  from (values ('JE', 'L', 'L93000001'), ('GY', 'L', 'L93000001'), ('IM', 'M', 'M83000003'))
      as island (letters, code, country_code),
    generate_series(0, 99) as number
  union all
  values ('JE1', '3QS', 'L', 'L93000001')
) as islands;

-- What a directory says of each, as if the Earth were flat.
create view sample.directory as
select
  rpad(p.outward, 4) || p.inward as postcode_7,
  rpad(p.outward, 5) || p.inward as postcode_8,
  p.outward || ' ' || p.inward as postcode,
  p.introduced::date as introduced,
  p.terminated::date as terminated,
  p.large_user,
  case when a.place is not null then p.easting end as easting,
  case when a.place is not null then p.northing end as northing,
  case when a.place is null then 9 else 1 end as positional_quality,
  case when a.place is null then 99.999999 else round(49.766809 + p.northing / 111300.0, 6) end as latitude,
  case when a.place is null then 0 else round(-7.557160 + p.easting / 69500.0, 6) end as longitude,
  '99ZZ00' as statistical_ward_code,
  '99ZZ00' as census_ward_code,
  '1A1' as output_area_classification_2001_code,
  '1A1' as output_area_classification_2011_code,
  a.country_code,
  a.region_code,
  a.county_code,
  a.county_electoral_division_code,
  a.local_authority_code,
  a.ward_code,
  a.parish_code,
  a.parliamentary_constituency_code,
  a.european_electoral_region_code,
  a.territorial_level_code,
  a.police_force_area_code,
  a.national_park_code,
  a.built_up_area_code,
  a.nhs_england_region_code,
  a.integrated_care_board_code,
  a.sub_icb_location_code,
  a.health_authority_code,
  a.primary_care_trust_code,
  a.cancer_alliance_code,
  a.local_enterprise_partnership_code,
  a.second_local_enterprise_partnership_code,
  a.learning_and_skills_area_code,
  a.standard_region_code,
  a.travel_to_work_area_code,
  a.output_area_2001_code,
  a.lsoa_2001_code,
  a.msoa_2001_code,
  a.urban_rural_2001_code,
  a.output_area_2011_code,
  a.small_area_2011_code,
  a.middle_area_2011_code,
  a.workplace_zone_2011_code,
  a.rural_urban_2011_code,
  a.output_area_2021_code,
  a.small_area_2021_code,
  a.middle_area_2021_code,
  a.rural_urban_2021_code,
  coalesce(a.imd_rank, 0) as imd_rank
from sample.postcode p
left join sample.postcode_place a using (place)
union all
select
  rpad(outward, 4) || inward,
  rpad(outward, 5) || inward,
  outward || ' ' || inward,
  date '1995-07-01',
  null,
  0,
  null,
  null,
  9,
  99.999999,
  0,
  '99ZZ00',
  '99ZZ00',
  '9Z9',
  '9Z9',
  country_code,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  none,
  '0',
  none,
  none,
  none,
  none,
  '9',
  none,
  none,
  none,
  none,
  'Z9',
  none,
  none,
  none,
  null,
  0
from sample.island_postcode;

-- What the directory's lists of names say: what the rest of the world calls an area, or what nobody else does.
create table sample.directory_name as
with listed as (
  select distinct kind, code
  from sample.postcode_place
  cross join lateral (
    values
      ('country', country_code),
      ('region', region_code),
      ('county', county_code),
      ('county_electoral_division', county_electoral_division_code),
      ('local_authority', local_authority_code),
      ('ward', ward_code),
      ('parish', parish_code),
      ('parliamentary_constituency', parliamentary_constituency_code),
      ('european_electoral_region', european_electoral_region_code),
      ('territorial_level', territorial_level_code),
      ('police_force_area', police_force_area_code),
      ('national_park', national_park_code),
      ('built_up_area', built_up_area_code),
      ('nhs_england_region', nhs_england_region_code),
      ('integrated_care_board', integrated_care_board_code),
      ('sub_icb_location', sub_icb_location_code),
      ('health_authority', health_authority_code),
      ('primary_care_trust', primary_care_trust_code),
      ('cancer_alliance', cancer_alliance_code),
      ('local_enterprise_partnership', local_enterprise_partnership_code),
      ('travel_to_work_area_2011', travel_to_work_area_code),
      ('small_area_2011', small_area_2011_code),
      ('middle_area_2011', middle_area_2011_code),
      ('lsoa_2021', case when letter in ('E', 'W') then small_area_2021_code end),
      ('data_zone_2022', case letter when 'S' then small_area_2021_code end),
      ('super_data_zone_2021', case letter when 'N' then small_area_2021_code end),
      ('msoa_2021', case when letter in ('E', 'W') then middle_area_2021_code end),
      ('intermediate_zone_2022', case letter when 'S' then middle_area_2021_code end),
      ('rural_urban_2011', rural_urban_2011_code),
      ('rural_urban_2021', case when letter in ('E', 'W') then rural_urban_2021_code end),
      ('rural_urban_2021_scotland', case letter when 'S' then rural_urban_2021_code end)
  ) as codes (kind, code)
  where code not like '%999999'
),
known as (
  select code, name, welsh_name, null as alias from sample.country
  union all
  select code, name, null, null from sample.region
  union all
  select code, name, welsh_name, null from sample.local_authority_2024
  union all
  select code, name, null, null from sample.local_authority_scotland
  union all
  select code, name, null, null from sample.local_government_district
  union all
  select code, name, welsh_name, null from sample.ward_2024
  union all
  select code, name, null, nhs_code from sample.icb
  union all
  select code, name, null, nhs_code from sample.sub_icb
  union all
  select code, name, welsh_name, null from sample.local_health_board
  union all
  select code, name, null, null from sample.lsoa_2011
  union all
  select code, name, null, null from sample.data_zone_2011
  union all
  select code, name, null, null from sample.soa_2001
  union all
  select code, name, welsh_name, null from sample.lsoa_2021
  union all
  select code, name, welsh_name, null from sample.msoa_2021
  union all
  select code, name, null, null from sample.rural_urban_class
  union all
  select eight::text, eight_name, null, null from sample.scottish_urban_rural_class
),
-- The same area may be known from two editions.
once as (
  select distinct on (code) * from known order by code, welsh_name nulls last, name
)
select
  'onspd_' || l.kind as source,
  l.code,
  coalesce(o.name, sample.town_by_chance(l.code) || ' ' || initcap(replace(regexp_replace(l.kind, '_[0-9].*', ''), '_', ' '))) as name,
  o.welsh_name,
  coalesce(o.alias, 'X' || right(l.code, 2)) as alias
from listed l
left join once o using (code);

-- What the directory of Scotland says of those there: more than the other does.
create view sample.scottish_directory as
select
  p.outward,
  p.inward,
  p.large_user,
  p.outward || ' ' || p.inward || case when p.n % 300 = 0 then 'A' else '' end as postcode,
  p.introduced::date as introduced,
  p.terminated::date as deleted,
  p.easting as easting,
  p.northing as northing,
  round(55 + p.northing % 500000 / 111300.0, 8) as latitude,
  round(-5 + p.easting % 200000 / 69500.0, 8) as longitude,
  case when p.n % 300 = 0 then 'Y' else 'N' end as split,
  a.local_authority_code as council_area_2018_code,
  a.parliamentary_constituency_code as parliamentary_constituency_2005_code,
  sample.code('S17', 1) as scottish_parliamentary_region_2014_code,
  sample.code('S16', 1 + area % 73) as scottish_parliamentary_constituency_2014_code,
  a.ward_code as ward_2018_code,
  a.health_authority_code as health_board_2018_code,
  a.health_authority_code as health_board_2006_code,
  '2' as health_board_1995_code,
  replace(a.sub_icb_location_code, 'S03', 'S37') as integration_authority_2018_code,
  a.output_area_2011_code as output_area_2011_code,
  a.output_area_2001_code as output_area_2001_code,
  '6099AA01' as output_area_1991_code,
  a.small_area_2011_code as data_zone_2011_code,
  a.lsoa_2001_code as data_zone_2001_code,
  a.middle_area_2011_code as intermediate_zone_2011_code,
  a.msoa_2001_code as intermediate_zone_2001_code,
  p.n % 30 as households_2011,
  p.n % 30 * 2 as population_2011,
  p.n % 30 as households_2001,
  p.n % 30 * 2 as population_2001,
  p.n % 30 as households_1991,
  p.n % 30 * 2 as population_1991,
  area as simd_2016_rank,
  a.territorial_level_code as local_administrative_unit_2018_code,
  'UKM9' as nuts_level_2_2018_code,
  'UKM99' as nuts_level_3_2018_code,
  sample.code('S19', 1 + area % 600) as locality_2016_code,
  '999001' as locality_2001_code,
  '999' as locality_1991_code,
  sample.code('S20', 1 + area % 500) as settlement_2016_code,
  '999' as settlement_2001_code,
  sample.code('S35', 1 + area % 870) as civil_parish_1930_code,
  sample.code('S09', 1) as enterprise_region_2008_code,
  '0' as island_2016_code,
  '99' as local_government_district_1995_code,
  '99' as local_government_district_1991_code,
  null as national_park_2010_code,
  a.local_authority_code as registration_district_2007_code,
  null as regeneration_partnership_2006_code,
  null as regeneration_area_2006_code,
  sample.code('S11', 1) as strategic_planning_area_2013_code,
  a.travel_to_work_area_code as travel_to_work_area_2011_code,
  a.rural_urban_2021_code as urban_rural_six_classes_2016_code,
  a.rural_urban_2011_code as urban_rural_eight_classes_2016_code,
  'Y' as gridlink,
  1 as gridlink_accuracy,
  'NO LINKP' as linked_postcode
from sample.postcode p
join sample.postcode_place a using (place)
cross join lateral (select right(a.small_area_2011_code, 5)::integer) as zone (area)
where a.letter = 'S';

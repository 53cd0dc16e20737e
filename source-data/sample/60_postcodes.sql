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

-- The small areas in an order in which neighbours stand side by side, with all that they lie in.
create table sample.postcode_place as
select
  row_number() over (order by l.local_authority_code, l.code) - 1 as place,
  left(l.code, 1) as letter,
  l.code as lsoa_2011_code,
  l.msoa_code as msoa_2011_code,
  l.ward_code,
  l.local_authority_code,
  substr(l.code, 5)::integer as number,
  substr(l.local_authority_code, 5)::integer as local_authority_number,
  substr(l.ward_code, 5)::integer as ward_number
from sample.lsoa_2011 l;

alter table sample.postcode_place add primary key (place);

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
  d.northing + (other >> 8) % d.spread as northing
from numbered
join sample.postcode_district d using (district);

-- Those that the documentation asks for, at made-up places: in England and Wales, and long out of use.
insert into sample.postcode
select
  split_part(postcode, ' ', 1),
  split_part(postcode, ' ', 2),
  date '1980-01-01',
  terminated,
  0,
  (select min(place) from sample.postcode_place where letter = nation),
  easting,
  northing
from (
  values
    ('SW1A 1AA', 'E', null::date, 529000, 179600),
    ('NW1 2BU', 'E', null, 529800, 182600),
    ('WC1N 3JH', 'E', null, 530400, 182000),
    ('CB2 0QQ', 'E', null, 546300, 255000),
    ('SY10 0AA', 'W', null, 326000, 330000),
    ('SY23 1ER', 'W', null, 258000, 281000),
    ('AB1 0AA', 'E', '1996-06-01', 385000, 801000)
) as documented (postcode, nation, terminated, easting, northing);

-- The islands have postcodes and no areas.
create table sample.island_postcode as
select letters || '99' as outward, number % 10 || substr('ABDEFGHJLN', 1 + number / 10, 1) || 'A' as inward, code
from (values ('JE', 'L'), ('GY', 'L'), ('IM', 'M')) as island (letters, code),
  generate_series(0, 99) as number
union all
values ('JE1', '3QS', 'L');

-- What a directory says of each.
create view sample.directory as
with every as (
  select
    p.outward,
    p.inward,
    p.introduced,
    p.terminated,
    p.large_user,
    case when p.place is not null then p.easting end as easting,
    case when p.place is not null then p.northing end as northing,
    case when p.place is null then 9 else 1 end as positional_quality,
    case a.letter when 'W' then 'W92000004' else 'E92000001' end as country_code,
    a.letter || '99999999' as none,
    a.*
  from sample.postcode p
  left join sample.postcode_place a using (place)
)
select
  rpad(outward, 4) || inward as postcode_7,
  rpad(outward, 5) || inward as postcode_8,
  outward || ' ' || inward as postcode,
  introduced::date as introduced,
  terminated::date as terminated,
  case when local_authority_code like 'E07%' then sample.code('E10', 1 + local_authority_number % 21) else none end as county_code,
  case when local_authority_code like 'E07%' then sample.code('E58', ward_number / 6) else none end as county_electoral_division_code,
  local_authority_code,
  ward_code,
  case when ward_number % 3 = 0 then sample.code(letter || '43', local_authority_number) else sample.code(letter || '04', ward_number) end as parish_code,
  large_user,
  easting,
  northing,
  positional_quality,
  case letter when 'W' then sample.code('W11', 1 + local_authority_number % 7) else sample.code('E18', 1 + local_authority_number % 10) end as health_authority_code,
  case letter when 'W' then none else sample.code('E40', 1 + local_authority_number % 7) end as nhs_england_region_code,
  country_code,
  case letter when 'W' then none else sample.code('E12', 1 + local_authority_number % 9) end as region_code,
  case letter when 'W' then '10' else (1 + local_authority_number % 8)::text end as standard_region_code,
  case letter when 'W' then sample.code('W07', 1 + ward_number % 32) else sample.code('E14', 1 + ward_number / 13) end as parliamentary_constituency_code,
  case letter when 'W' then sample.code('W08', 1) else sample.code('E15', 1 + local_authority_number % 9) end as european_electoral_region_code,
  sample.code(case letter when 'W' then 'W09' else 'E24' end, 1 + local_authority_number % 4) as learning_and_skills_area_code,
  sample.code(letter || '30', 1 + local_authority_number % 150) as travel_to_work_area_code,
  case letter when 'W' then sample.code('W11', 1 + local_authority_number % 7) else sample.code('E16', 1 + local_authority_number % 150) end as primary_care_trust_code,
  local_authority_code as territorial_level_code,
  '99ZZ00' as statistical_ward_code,
  sample.code(letter || '00', number) as output_area_2001_code,
  '99ZZ00' as census_ward_code,
  case when number % 9 = 0 then sample.code(letter || '26', 1 + number % 10) else letter || '65999999' end as national_park_code,
  lsoa_2011_code as lsoa_2001_code,
  msoa_2011_code as msoa_2001_code,
  (1 + number % 8)::text as urban_rural_2001_code,
  '1A1' as output_area_classification_2001_code,
  sample.code(letter || '00', number) as output_area_2011_code,
  lsoa_2011_code as small_area_2011_code,
  msoa_2011_code as middle_area_2011_code,
  sample.code(letter || '33', number) as workplace_zone_2011_code,
  case when number % 5 = 0 then letter || '63999999' else sample.code(letter || '63', ward_number) end as built_up_area_code,
  substr('ABCDEF', 1 + number % 6, 1) || '1' as rural_urban_2011_code,
  '1A1' as output_area_classification_2011_code,
  -- As if the Earth were flat.
  coalesce(round(49.766809 + northing / 111300.0, 6), 99.999999) as latitude,
  coalesce(round(-7.557160 + easting / 69500.0, 6), 0) as longitude,
  case letter when 'W' then none else sample.code('E37', 1 + local_authority_number % 38) end as local_enterprise_partnership_code,
  case when number % 7 = 0 then sample.code('E37', 1 + number % 38) end as second_local_enterprise_partnership_code,
  case letter when 'W' then sample.code('W15', 1 + local_authority_number % 4) else sample.code('E23', 1 + local_authority_number % 39) end as police_force_area_code,
  coalesce(number, 0) as imd_rank,
  case letter when 'W' then none else sample.code('E56', 1 + local_authority_number % 21) end as cancer_alliance_code,
  null as output_area_2021_code,
  null as small_area_2021_code,
  null as middle_area_2021_code,
  null as rural_urban_2021_code,
  case letter when 'W' then none else sample.code('E54', 1 + local_authority_number % 42) end as integrated_care_board_code,
  case letter when 'W' then sample.code('W11', 1 + local_authority_number % 7) else sample.code('E38', 1 + local_authority_number % 106) end as sub_icb_location_code
from every
union all
select
  rpad(outward, 4) || inward,
  rpad(outward, 5) || inward,
  outward || ' ' || inward,
  date '1995-07-01',
  null,
  none,
  none,
  none,
  none,
  none,
  0,
  null,
  null,
  9,
  none,
  none,
  case code when 'L' then 'L93000001' else 'M83000003' end,
  none,
  '0',
  none,
  none,
  none,
  none,
  none,
  none,
  '99ZZ00',
  none,
  '99ZZ00',
  none,
  none,
  none,
  '9',
  '9Z9',
  none,
  none,
  none,
  none,
  none,
  'Z9',
  '9Z9',
  99.999999,
  0,
  none,
  none,
  none,
  0,
  none,
  none,
  none,
  none,
  null,
  none,
  none
from (select *, code || '99999999' as none from sample.island_postcode) as island;

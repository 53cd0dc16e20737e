-- Gardens of the local authorities of Great Britain in 2020.
create table sample.green_space_2020 as
with authority as (
  select
    a.code,
    a.name,
    case letter when 'E' then 'E92000001' when 'W' then 'W92000004' end as country_code,
    case letter when 'E' then 'England' when 'W' then 'Wales' end as country_name,
    coalesce(r.code, 'W08000001') as region_code,
    coalesce(r.name, 'Wales') as region_name
  from sample.local_authority_2019 a
  left join sample.local_authority_within w on w.code = a.code
  left join sample.region r on r.code = w.region_code
  union all
  select code, name, 'S92000003', 'Scotland', 'S15000001', 'Scotland'
  from sample.local_authority_scotland
),
counted as (
  select
    a.*,
    20000 + floor(90000 * sample.chance('houses of ' || code))::bigint as houses,
    2000 + floor(60000 * sample.chance('flats of ' || code))::bigint as flats
  from authority a
),
with_space as (
  select
    c.*,
    round(houses * (0.75 + 0.24 * sample.chance('gardens of ' || code)))::bigint as houses_with_space,
    round(flats * (0.55 + 0.25 * sample.chance('yards of ' || code)))::bigint as flats_with_space
  from counted c
),
measured as (
  select
    w.*,
    round(flats_with_space / (2 + 5 * sample.chance('sharing in ' || code)))::bigint as gardens_of_flats,
    round(houses_with_space * (80 + 600 * sample.chance('size in ' || code)))::bigint as area_of_houses,
    round(flats_with_space * (15 + 90 * sample.chance('yard in ' || code)))::bigint as area_of_flats
  from with_space w
)
select
  country_code,
  country_name,
  region_code,
  region_name,
  code as local_authority_code,
  name as local_authority_name,
  houses as houses_address_count,
  houses_with_space as houses_addresses_with_private_outdoor_space_count,
  area_of_houses as houses_outdoor_space_total_area,
  round(round(houses_with_space::numeric / houses, 3), 2) as houses_percentage_of_addresses_with_private_outdoor_space,
  round(area_of_houses::numeric / houses_with_space, 1) as houses_average_size_private_outdoor_space,
  round(area_of_houses * 0.7 / houses_with_space, 1) as houses_median_size_private_outdoor_space,
  flats as flats_address_count,
  flats_with_space as flats_addresses_with_private_outdoor_space_count,
  area_of_flats as flats_outdoor_space_total_area,
  gardens_of_flats as flats_outdoor_space_count,
  round(round(flats_with_space::numeric / flats, 3), 2) as flats_percentage_of_addresses_with_private_outdoor_space,
  round(area_of_flats::numeric / gardens_of_flats, 1) as flats_average_size_private_outdoor_space,
  round(flats_with_space::numeric / gardens_of_flats, 1) as flats_average_number_of_flats_sharing_a_garden,
  houses + flats as total_addresses_count,
  houses_with_space + flats_with_space as total_addresses_with_private_outdoor_space_count,
  -- Each of the areas is rounded by itself.
  area_of_houses + area_of_flats + (gardens_of_flats % 3) - 1 as total_private_outdoor_space_total_area,
  round(round((houses_with_space + flats_with_space)::numeric / (houses + flats), 3), 2) as total_percentage_addresses_with_private_outdoor_space,
  round((area_of_houses + area_of_flats)::numeric / (houses_with_space + gardens_of_flats), 1) as total_average_size_private_outdoor_space
from measured;

-- Residents and size of every small area in 2019: the least peopled are the largest.
create table sample.population_2019 as
with small_area as (
  select code, false as is_empty from sample.lsoa_2011
  union all
  select data_zone_code, is_empty from sample.scottish_latent_2020
  union all
  select code, false from sample.soa_2001
)
select
  code,
  case when is_empty then 0 else 500 + floor(2500 * sample.chance('residents of ' || code))::integer end as residents,
  round((0.02 + 0.7 * near + 90 * far * far * far * far * far * far)::numeric, 16) as square_kilometres
from small_area
cross join lateral (
  select sample.chance('lanes of ' || code) as near, sample.chance('fields of ' || code) as far
) size;

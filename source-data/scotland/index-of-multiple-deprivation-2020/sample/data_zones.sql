-- Longer names are cut, and the classes are of another year than those in the lookup.
select
  data_zone_code,
  left(z.name, 43) as "DZname",
  imd_rank,
  imd_vigintile,
  imd_decile,
  imd_quintile,
  income_rank,
  employment_rank,
  education_rank,
  health_rank,
  access_rank,
  crime_rank,
  housing_rank,
  people as total_population,
  working_age as working_age_population,
  six as class_code,
  six_name as class_name,
  z.intermediate_zone_code as "IZcode",
  z.intermediate_zone_name as "IZname",
  z.local_authority_code,
  z.local_authority_name as "LAname",
  z.health_board_code as "HBcode",
  z.health_board_name as "HBname",
  z.ward_code as "MMWcode",
  left(z.ward_name, 35) as "MMWname",
  sample.code('S16', right(z.constituency_code, 5)::bigint) as "SPCcode",
  left(z.constituency_name, 35) as "SPCname"
from sample.scottish_rank_2020
join sample.data_zone_2011 z on z.code = data_zone_code
join sample.scottish_urban_rural_class on eight = 1 + z.urban_rural_class % 8
order by data_zone_code

select
  data_zone_code,
  z.intermediate_zone_name as "Intermediate_Zone",
  z.local_authority_name as "Council_area",
  people as total_population,
  working_age as working_age_population,
  imd_rank,
  income_rank,
  employment_rank,
  health_rank,
  education_rank,
  access_rank,
  crime_rank,
  housing_rank
from sample.scottish_rank_2020
join sample.data_zone_2011 z on z.code = data_zone_code
order by data_zone_code

select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code as "Local Authority District code (2019)",
  i.local_authority_name as "Local Authority District name (2019)",
  p.total_population_mid_2015,
  p.dependent_children_mid_2015,
  p.population_16_59_mid_2015,
  p.older_population_over_60_mid_2015,
  p.working_age_population_over_18_mid_2015
from sample.english_index_2019 i
join sample.english_population_2019 p using (lsoa_code)
order by i.lsoa_code

select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code as "Local Authority District code (2019)",
  i.local_authority_name as "Local Authority District name (2019)",
  p.total_population,
  p.dependent_children,
  p.population_16_59,
  p.older_population_60_and_over,
  p.working_age_population
from sample.english_index i
join sample.english_population p using (edition, lsoa_code)
where i.edition = 2019
order by i.lsoa_code

select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2021)",
  i.local_authority_code as "Local Authority District code (2024)",
  i.local_authority_name as "Local Authority District name (2024)",
  p.total_population,
  p.dependent_children,
  p.population_16_59,
  p.older_population_60_and_over,
  p.working_age_population
from sample.english_index i
join sample.english_population p using (edition, lsoa_code)
where i.edition = 2025
order by i.lsoa_code

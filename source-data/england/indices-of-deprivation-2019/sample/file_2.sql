select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code as "Local Authority District code (2019)",
  i.local_authority_name as "Local Authority District name (2019)",
  i.imd_rank,
  i.imd_decile,
  i.income_rank,
  i.income_decile,
  i.employment_rank,
  i.employment_decile,
  i.education_skills_training_rank,
  i.education_skills_training_decile,
  i.health_deprivation_disability_rank,
  i.health_deprivation_disability_decile,
  i.crime_rank,
  i.crime_decile,
  i.barriers_to_housing_services_rank,
  i.barriers_to_housing_services_decile,
  i.living_environment_rank,
  i.living_environment_decile
from sample.english_index i
where i.edition = 2019
order by i.lsoa_code

select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code as "Local Authority District code (2019)",
  i.local_authority_name as "Local Authority District name (2019)",
  i.income_score_exponentially_transformed,
  i.employment_score_exponentially_transformed,
  i.education_skills_training_score_exponentially_transformed,
  i.health_deprivation_disability_score_exponentially_transformed,
  i.crime_score_exponentially_transformed,
  i.barriers_to_housing_services_score_exponentially_transformed,
  i.living_environment_score_exponentially_transformed
from sample.english_index i
where i.edition = 2019
order by i.lsoa_code

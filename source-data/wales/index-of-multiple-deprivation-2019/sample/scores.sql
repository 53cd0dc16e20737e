select
  lsoa_code,
  lsoa_local_name as "LSOA name",
  local_authority_name as "Local Authority name",
  imd_score,
  income_score,
  employment_score,
  health_score,
  education_score,
  access_to_services_score,
  housing_score,
  community_safety_score,
  physical_environment_score
from sample.welsh_index_2019
order by lsoa_code

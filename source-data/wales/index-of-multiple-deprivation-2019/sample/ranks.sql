select
  lsoa_code,
  lsoa_local_name,
  local_authority_name,
  imd_rank,
  income_rank,
  employment_rank,
  health_rank,
  education_rank,
  access_to_services_rank,
  housing_rank,
  community_safety_rank,
  physical_environment_rank
from sample.welsh_index_2019
order by lsoa_code

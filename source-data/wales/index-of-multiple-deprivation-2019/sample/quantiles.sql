select
  lsoa_code,
  lsoa_local_name as "LSOA Name (Eng)",
  local_authority_name as "Local Authority Name (Eng)",
  imd_rank,
  imd_decile,
  imd_quintile,
  imd_quartile
from sample.welsh_index_2019
order by lsoa_code

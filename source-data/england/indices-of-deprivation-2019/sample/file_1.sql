select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code,
  i.local_authority_name as "Local Authority District name (2019)",
  i.imd_rank,
  i.imd_decile
from sample.english_index i
where i.edition = 2019
order by i.lsoa_code

select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code as "Local Authority District code (2019)",
  i.local_authority_name as "Local Authority District name (2019)",
  i.imd_rank,
  i.imd_decile,
  i.idaci_rank,
  i.idaci_decile,
  i.idaopi_rank,
  i.idaopi_decile
from sample.english_index i
where i.edition = 2019
order by i.lsoa_code

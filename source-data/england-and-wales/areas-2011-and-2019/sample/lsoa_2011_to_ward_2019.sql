select
  row_number() over (order by code) as "FID",
  code as lsoa_code,
  name as lsoa_name,
  ward_code,
  ward_name,
  local_authority_code,
  local_authority_name
from sample.lsoa_2011
order by code

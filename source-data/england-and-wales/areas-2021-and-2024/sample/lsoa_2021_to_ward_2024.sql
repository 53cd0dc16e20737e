select
  code as lsoa_code,
  name as lsoa_name,
  welsh_name as lsoa_welsh_name,
  ward_code,
  ward_name,
  ward_welsh_name,
  local_authority_code,
  local_authority_name,
  local_authority_welsh_name,
  row_number() over (order by code) as "ObjectId"
from sample.lsoa_2021
order by code

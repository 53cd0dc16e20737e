select
  code as lsoa_2011_code,
  name as "LSOA11NM",
  change,
  later_code as lsoa_2021_code,
  later_name as "LSOA21NM",
  local_authority_code as "LAD22CD",
  local_authority_name as "LAD22NM",
  null::text as "LAD22NMW",
  row_number() over (order by code, later_code) as "ObjectId"
from sample.lsoa_change
order by code, later_code

select
  row_number() over (order by code) as "FID",
  code as lsoa_code,
  name as "LSOA11NM",
  msoa_code,
  msoa_name
from sample.lsoa_2011
order by code

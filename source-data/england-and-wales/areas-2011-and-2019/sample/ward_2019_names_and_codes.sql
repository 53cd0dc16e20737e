select
  code as ward_code,
  name as ward_name,
  welsh_name as ward_welsh_name,
  row_number() over (order by code) as "FID"
from sample.ward_2019
order by code

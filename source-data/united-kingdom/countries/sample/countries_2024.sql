select
  code as country_code,
  '90' || right(code, 1) as "CTRY24CDO",
  name as country_name,
  welsh_name as country_welsh_name,
  row_number() over (order by code) as "ObjectId"
from sample.country
order by code

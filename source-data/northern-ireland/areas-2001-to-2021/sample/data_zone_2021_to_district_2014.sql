select
  code as data_zone_code,
  name as data_zone_name,
  super_data_zone_code,
  super_data_zone_name,
  electoral_area_code,
  electoral_area_name,
  district_code as local_authority_code,
  district_name as local_authority_name
from sample.data_zone_2021
order by code

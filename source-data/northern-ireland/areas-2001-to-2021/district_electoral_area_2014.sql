select distinct
  electoral_area_code as code,
  'district_electoral_area' as kind,
  2014 as edition,
  electoral_area_name as name,
  null as welsh_name,
  'northern_ireland' as nation
from staged.data_zone_2021_to_district_2014

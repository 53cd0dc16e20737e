select distinct
  data_zone_code as code,
  'data_zone' as kind,
  2021 as edition,
  data_zone_name as name,
  null as welsh_name,
  'northern_ireland' as nation
from staged.data_zone_2021_to_district_2014

select distinct
  local_authority_code as code,
  'local_authority' as kind,
  2014 as edition,
  local_authority_name as name,
  null as welsh_name,
  'northern_ireland' as nation
from staged.data_zone_2021_to_district_2014

select distinct
  local_authority_code as code,
  'local_authority' as kind,
  2019 as edition,
  local_authority_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

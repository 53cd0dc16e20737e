select distinct
  data_zone_code as code,
  'data_zone' as kind,
  2011 as edition,
  data_zone_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

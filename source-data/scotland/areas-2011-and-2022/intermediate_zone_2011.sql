select distinct
  intermediate_zone_code as code,
  'intermediate_zone' as kind,
  2011 as edition,
  intermediate_zone_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

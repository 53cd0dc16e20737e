select distinct
  constituency_code as code,
  'parliamentary_constituency' as kind,
  2005 as edition,
  constituency_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

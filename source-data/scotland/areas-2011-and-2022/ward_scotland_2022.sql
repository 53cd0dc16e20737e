select distinct
  ward_code as code,
  'ward' as kind,
  2022 as edition,
  ward_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

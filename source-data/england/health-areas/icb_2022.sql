select distinct
  icb_code as code,
  'icb' as kind,
  2022 as edition,
  icb_name as name,
  null as welsh_name,
  'england' as nation
from staged.lsoa_2011_to_icb_2022

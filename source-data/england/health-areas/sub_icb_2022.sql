select distinct
  sub_icb_code as code,
  'sub_icb' as kind,
  2022 as edition,
  sub_icb_name as name,
  null as welsh_name,
  'england' as nation
from staged.lsoa_2011_to_icb_2022

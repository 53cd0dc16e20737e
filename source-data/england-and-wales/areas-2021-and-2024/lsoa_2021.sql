select distinct
  lsoa_code as code,
  'lsoa' as kind,
  2021 as edition,
  lsoa_name as name,
  lsoa_welsh_name as welsh_name,
  case left(lsoa_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2021_to_ward_2024

select distinct
  lsoa_code as code,
  'lsoa' as kind,
  2011 as edition,
  lsoa_name as name,
  null as welsh_name,
  case left(lsoa_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2011_to_ward_2019

select distinct
  local_authority_code as code,
  'local_authority' as kind,
  2019 as edition,
  local_authority_name as name,
  null as welsh_name,
  case left(local_authority_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2011_to_ward_2019

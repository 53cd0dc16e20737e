select distinct
  local_authority_code as code,
  'local_authority' as kind,
  2024 as edition,
  local_authority_name as name,
  local_authority_welsh_name as welsh_name,
  case left(local_authority_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2021_to_ward_2024

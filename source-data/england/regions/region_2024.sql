select distinct
  region_code as code,
  'region' as kind,
  2024 as edition,
  region_name as name,
  null as welsh_name,
  'england' as nation
from staged.local_authority_2024_to_region_2024

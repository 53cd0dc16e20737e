select distinct
  partnership_code as code,
  'health_and_social_care_partnership' as kind,
  2019 as edition,
  partnership_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

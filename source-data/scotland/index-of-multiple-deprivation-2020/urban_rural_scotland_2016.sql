select
  data_zone_code as code,
  'data_zone' as kind,
  2011 as edition,
  class_code,
  2016 as class_edition,
  class_name,
  case when class_name like '% Rural' then 'rural' else 'urban' end as urban_or_rural
from staged.simd_2020v2_data_zones

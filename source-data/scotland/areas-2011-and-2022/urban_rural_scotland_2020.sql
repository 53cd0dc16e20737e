-- Towns are urban here, as in the publisher's own division in two.
select
  data_zone_code as code,
  'data_zone' as kind,
  2011 as edition,
  class_code,
  2020 as class_edition,
  class_name,
  case class_of_two when 'Rest of Scotland' then 'urban' when 'Rural' then 'rural' end as urban_or_rural
from staged.data_zone_2011_lookup

-- Letters A to C are urban, D and E rural; the names say so too.
select
  lsoa_code as code,
  'lsoa' as kind,
  2011 as edition,
  class_code,
  2011 as class_edition,
  class_name,
  case when class_code < 'D' then 'urban' else 'rural' end as urban_or_rural
from staged.lsoa_2011_urban_rural

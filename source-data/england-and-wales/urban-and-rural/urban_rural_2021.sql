select
  lsoa_code as code,
  'lsoa' as kind,
  2021 as edition,
  class_code,
  2021 as class_edition,
  class_name,
  lower(urban_or_rural) as urban_or_rural
from staged.lsoa_2021_urban_rural

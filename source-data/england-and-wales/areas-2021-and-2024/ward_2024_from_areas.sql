-- The lookup of areas knows only the wards that are the best fit of one: 806 are not.
select distinct
  ward_code as code,
  'ward' as kind,
  2024 as edition,
  ward_name as name,
  ward_welsh_name as welsh_name,
  case left(ward_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2021_to_ward_2024

-- The lookup knows only the wards that are the best fit of some area: nine Welsh wards are not.
select distinct
  ward_code as code,
  'ward' as kind,
  2019 as edition,
  ward_name as name,
  null as welsh_name,
  case left(ward_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2011_to_ward_2019

-- The names of December 2011: what East Lothian called IZ01 then has had a name since.
select
  data_zone_code as code,
  'data_zone' as kind,
  2011 as edition,
  data_zone_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_names_and_codes

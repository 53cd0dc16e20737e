-- Some lists are of the United Kingdom, or of several censuses; some give English areas a Welsh name,
-- which is the English one.
select
  msoa_code as code,
  'msoa' as kind,
  2021 as edition,
  msoa_name as name,
  case left(msoa_code, 1) when 'W' then msoa_welsh_name end as welsh_name,
  case left(msoa_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.msoa_2021_names
where left(msoa_code, 3) in ('E02', 'W02')

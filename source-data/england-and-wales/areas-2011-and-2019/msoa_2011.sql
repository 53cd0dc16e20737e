-- Some copies of the lookup are of the United Kingdom.
select distinct
  msoa_code as code,
  'msoa' as kind,
  2011 as edition,
  msoa_name as name,
  null as welsh_name,
  case left(msoa_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.lsoa_2011_to_msoa_2011
where left(msoa_code, 3) in ('E02', 'W02')

-- The lookup is of the United Kingdom.
select
  ward_code as code,
  'ward' as kind,
  2024 as edition,
  ward_name as name,
  ward_welsh_name as welsh_name,
  case left(ward_code, 1) when 'E' then 'england' when 'W' then 'wales' end as nation
from staged.ward_2024_to_local_authority_2024
where left(ward_code, 1) in ('E', 'W')

select
  m.ods_code as member_ods_code,
  n.name as "OPEN UK Network Name",
  n.boundary_identifier as network,
  n.country,
  null as valid_from,
  null as valid_to,
  'the sample' as source
from (
  select ods_code, number from sample.trust
  union all
  select ods_code, number from sample.welsh_board
) as m
join sample.openuk_network n on n.number = 1 + m.number % sample.scaled(15)
where m.number <= greatest(3, sample.scaled(150))
order by m.ods_code

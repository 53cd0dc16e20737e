-- As if all had joined in 2023; Scotland and Northern Ireland did not change.
with authorities as (
  select l.code, a.name, l.later_code, l.later_name
  from sample.local_authority_later l join sample.local_authority_2019 a using (code)
  union all
  select code, town, code, town
  from (values ('S12', 32), ('N09', 11)) as other (prefix, authorities),
    generate_series(1, authorities) as number,
    sample.code(prefix, number) as code,
    sample.town_by_chance(code) as town
)
select
  code as ltla16_code,
  name as ltla16_name,
  code as ltla17_code,
  name as ltla17_name,
  code as ltla18_code,
  name as ltla18_name,
  code as local_authority_2019_code,
  name as ltla19_name,
  code as ltla20_code,
  name as ltla20_name,
  code as ltla21_code,
  name as ltla21_name,
  code as ltla22_code,
  name as ltla22_name,
  later_code as ltla23_code,
  later_name as ltla23_name,
  later_code as local_authority_2024_code,
  later_name as ltla24_name
from authorities
order by sample.chance(code), code

select
  country_code as code,
  'country' as kind,
  2024 as edition,
  country_name as name,
  country_welsh_name as welsh_name,
  case left(country_code, 1)
    when 'E' then 'england'
    when 'W' then 'wales'
    when 'S' then 'scotland'
    when 'N' then 'northern_ireland'
  end as nation
from staged.countries_2024

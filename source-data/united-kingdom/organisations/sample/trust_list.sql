select
  ods_code,
  name,
  'TRUST HEADQUARTERS' as address_line_1,
  case when number % 3 > 0 then number || ' PRETEND STREET' end as address_line_2,
  town,
  (select min(postcode) from sample.postcode_in_use where letter = 'E') as postcode,
  'ENGLAND' as country,
  case when number % 4 = 0 then '01632 961' || lpad((number % 1000)::text, 3, '0') end as telephone,
  'https://www.example.org/' || lower(ods_code) as website,
  true as active,
  date '2023-04-01' as published_at
from sample.trust
order by ods_code

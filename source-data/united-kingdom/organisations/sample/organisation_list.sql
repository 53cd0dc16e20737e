select
  ods_code,
  town || case when number % 3 = 0 then ' GENERAL HOSPITAL' else ' HOSPITAL' end as name,
  number || ' MOCK ROAD' as address1,
  case when number % 4 = 0 then 'SPECIMEN PARK' end as address2,
  null as address3,
  case when local_authority_code like 'E09%' then 'LONDON' else town end as city,
  case when number % 5 > 0 then 'FABLESHIRE' end as county,
  postcode,
  latitude,
  longitude,
  case when number % 6 = 0 then '01632 960' || lpad((number % 1000)::text, 3, '0') end as telephone,
  case when number % 2 = 0 then 'https://www.example.org/' || lower(ods_code) end as website,
  local_authority_code,
  parent as parent_ods_code,
  true as active,
  date '2023-04-01' as published_at,
  case when number % 10 = 0 then date '2019-04-01' end as valid_from,
  null as valid_to,
  'the sample' as source
from sample.hospital
order by ods_code

select
  ods_code,
  name,
  'Y9' || 1 + number % 7 as national_grouping,
  'XAA' as high_level_health_geography,
  'TRUST HEADQUARTERS' as address_line_1,
  null as address_line_2,
  null as address_line_3,
  town as address_line_4,
  'FABLESHIRE' as address_line_5,
  (select min(postcode) from sample.postcode_in_use where letter = 'E') as postcode,
  date '1991-04-01' as opened,
  closed,
  null as "M",
  null as "N",
  null as "O",
  null as "P",
  null as "Q",
  null as telephone,
  null as "S",
  null as "T",
  null as "U",
  '0' as "V",
  null as "W",
  null as "X",
  null as "Y",
  null as "Z",
  null as "AA"
from (
  select number, ods_code, name, town, null::date as closed from sample.trust
  union all
  select number, 'W' || sample.letters_or_digits(number), 'FORMER TRUST ' || number, 'NOWHERE', date '2013-03-31'
  from generate_series(1, sample.scaled(150)) as number
) as every
order by ods_code

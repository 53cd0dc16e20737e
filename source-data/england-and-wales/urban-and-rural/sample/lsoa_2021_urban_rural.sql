select
  l.code as lsoa_code,
  l.name as "LSOA21NM",
  l.welsh_name as "LSOA21NMW",
  c.code as class_code,
  c.name as class_name,
  case left(c.code, 1) when 'U' then 'Urban' else 'Rural' end as urban_or_rural,
  row_number() over (order by l.code) as "ObjectId"
from sample.lsoa_2021 l
cross join lateral (select sample.chance('urban ' || l.lsoa_2011_code)) as drawn (chance)
join sample.rural_urban_class c
  on c.edition = 2021 and drawn.chance >= c.above and drawn.chance < c.up_to
order by l.code

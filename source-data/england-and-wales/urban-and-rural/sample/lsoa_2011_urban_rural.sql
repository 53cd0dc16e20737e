select
  l.code as lsoa_code,
  l.name as "LSOA11NM",
  c.code as class_code,
  c.name as class_name,
  row_number() over (order by l.code) as "FID"
from sample.lsoa_2011 l
cross join lateral (select sample.chance('urban ' || l.code)) as drawn (chance)
join sample.rural_urban_class c
  on c.edition = 2011 and drawn.chance >= c.above and drawn.chance < c.up_to
order by l.code

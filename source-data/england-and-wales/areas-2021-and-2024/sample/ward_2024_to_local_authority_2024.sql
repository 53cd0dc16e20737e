select
  w.code as ward_code,
  w.name as ward_name,
  w.welsh_name as ward_welsh_name,
  w.local_authority_code,
  coalesce(a.name, sample.english_town(right(w.local_authority_code, 5)::bigint)) as "LAD24NM",
  a.welsh_name as "LAD24NMW",
  row_number() over (order by w.code) as "ObjectId"
from sample.ward_2024 w
left join sample.local_authority_2024 a on a.code = w.local_authority_code
order by w.code

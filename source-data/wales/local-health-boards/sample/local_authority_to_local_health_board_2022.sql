select
  a.code as local_authority_code,
  a.name as "UA22NM",
  a.welsh_name as "UA22NMW",
  b.code as local_health_board_code,
  b.name as local_health_board_name,
  b.welsh_name as local_health_board_welsh_name,
  row_number() over (order by a.code) as "ObjectId"
from sample.local_authority_2024 a
join sample.local_authority_within w using (code)
join sample.local_health_board b on b.code = w.local_health_board_code
order by a.code

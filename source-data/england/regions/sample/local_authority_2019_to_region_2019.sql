select
  row_number() over (order by a.code) as "FID",
  a.code as local_authority_code,
  a.name as "LAD19NM",
  r.code as region_code,
  r.name as region_name
from sample.local_authority_2019 a
join sample.local_authority_within w using (code)
join sample.region r on r.code = w.region_code
order by a.code

-- Authorities that joined lie where the first of them did.
select
  a.code as local_authority_code,
  a.name as "LAD24NM",
  r.code as region_code,
  r.name as region_name,
  row_number() over (order by a.code) as "ObjectId"
from sample.local_authority_2024 a
join (
  select distinct on (later_code) later_code as code, region_code
  from sample.local_authority_within
  order by later_code, number
) w using (code)
join sample.region r on r.code = w.region_code
order by a.code

select
  name,
  o.code,
  2400 * columns + nonld_area as hectares,
  nonld_area,
  case when sample.chance('inner ' || o.code) < 0.4 then 'T' else 'F' end as ons_inner,
  null::text as sub_2009,
  null::text as sub_2006,
  outline
from sample.outline o
join (
  select code, count(*) as columns from sample.outline_part where layer = 'london_borough_2013' group by code
) as counted using (code),
lateral (select round((10 * sample.chance('under water ' || o.code))::numeric, 3) as nonld_area) as of
where layer = 'london_borough_2013'
order by o.code

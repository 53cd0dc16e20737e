select
  code,
  name,
  welsh_name,
  easting as bng_e,
  northing as bng_n,
  round(-2 + (easting - 400000) / 68000.0, 5) as longitude,
  round(49 + (northing + 100000) / 111200.0, 5) as latitude,
  md5('${layer}' || code)::uuid::text as global_id,
  outline
from sample.outline
where layer = '${layer}'
order by code

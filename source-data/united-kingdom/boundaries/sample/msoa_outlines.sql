select
  row_number() over (order by code) as "OBJECTID",
  code,
  name,
  welsh_name,
  easting as bng_e,
  northing as bng_n,
  round(-2 + (easting - 400000) / 68000.0, 5) as longitude,
  round(49 + (northing + 100000) / 111200.0, 5) as latitude,
  24000000 as "Shape__Are",
  20000 as "Shape__Len",
  md5('msoa_2011' || code)::uuid::text as global_id,
  outline
from sample.outline
where layer = 'msoa_2011'
order by code

-- Layers in which the publisher places each area by a point. The National Grid is kept for those of the
-- health service, as their older routes answer in it.
select
  code,
  '${kind}' as kind,
  ${edition} as edition,
  name,
  ${welsh_name} as welsh_name,
  case left(code, 1) when 'E' then 'england' when 'W' then 'wales' when 'S' then 'scotland' else 'northern_ireland' end
    as nation,
  bng_e::integer,
  bng_n::integer,
  longitude::double precision,
  latitude::double precision,
  global_id,
  centre_longitude::double precision,
  centre_latitude::double precision,
  area_m2::double precision,
  west::double precision,
  south::double precision,
  east::double precision,
  north::double precision,
  outline,
  outline_medium,
  outline_low,
  ${national_grid} as outline_national_grid,
  mended
from staged.${layer}

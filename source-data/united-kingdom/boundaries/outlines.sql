-- Layers of which the publisher says no more than code and name.
select
  code,
  '${kind}' as kind,
  ${edition} as edition,
  name,
  null as welsh_name,
  case left(code, 1) when 'E' then 'england' when 'W' then 'wales' when 'S' then 'scotland' else 'northern_ireland' end
    as nation,
  null::integer as bng_e,
  null::integer as bng_n,
  null::double precision as longitude,
  null::double precision as latitude,
  null as global_id,
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

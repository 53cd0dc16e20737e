-- Each day on which anything changes begins a row, with all that holds from then on.
with change as (
  select distinct on (code, fact, valid_from) code, fact, value, valid_from
  from dataset.${changes}
  where code in (select code from dataset.${changes} where fact = 'listed' and value = '${listed}')
    and (
      fact = 'listed'
      or fact in (select attname from pg_attribute where attrelid = 'shape.${table}'::regclass))
  order by code, fact, valid_from, id desc
),
turned as (
  select *, lag(value) over (partition by code, fact order by valid_from) as before
  from change
),
held as materialized (
  select
    code, fact, value, valid_from,
    coalesce(lead(valid_from) over (partition by code, fact order by valid_from) - 1, 'infinity') as valid_to
  from turned
  where value is distinct from before
),
known as (
  select day.code, day.valid_from, jsonb_strip_nulls(jsonb_object_agg(h.fact, h.value)) as facts
  from (select distinct code, valid_from from held) as day
  join held h on h.code = day.code and day.valid_from between h.valid_from and h.valid_to
  group by day.code, day.valid_from
),
period as (
  select *, coalesce(lead(valid_from) over (partition by code order by valid_from) - 1, 'infinity') as valid_to
  from known
)
select made.*
from period
cross join census.national_grid((facts ->> 'latitude')::numeric, (facts ->> 'longitude')::numeric) as grid
cross join jsonb_populate_record(
  null::shape.${table},
  jsonb_build_object('active', true) || facts || jsonb_build_object(
    'ods_code', code, 'easting', grid.easting, 'northing', grid.northing, 'valid_from', valid_from, 'valid_to', valid_to)
) as made
where facts ->> 'listed' = '${listed}'

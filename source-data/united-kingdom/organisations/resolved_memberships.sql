-- By the rules of the older service, in their order; but of several boards of a trust the one counts in which
-- the organisation lies. What holds by way of another link holds while both do.
with listed as (
  select * from dataset.${listed}
),
outline as (
  select 'integrated_care_board' as kind, code, census.rings(outline) as ring from dataset.icb_2023_boundaries
  union all
  select 'london_borough', code, census.rings(outline) from dataset.london_borough_2013_boundaries
),
-- An organisation lies where it lies until it moves, whatever else changes.
stay as (
  select ods_code, postcode, latitude, longitude, city, min(valid_from) as valid_from, max(valid_to) as valid_to
  from (
    select *, count(*) filter (where has_moved) over (partition by ods_code order by valid_from) as number
    from (
      select
        *,
        (postcode, latitude, longitude, city) is distinct from
          lag((postcode, latitude, longitude, city)) over (partition by ods_code order by valid_from) as has_moved
      from dataset.${periods}
    ) as compared
  ) as numbered
  group by ods_code, number, postcode, latitude, longitude, city
),
within as (
  select o.ods_code, o.valid_from, outline.kind, outline.code
  from stay o
  join outline on outline.ring @> point(o.longitude::double precision, o.latitude::double precision)
  group by o.ods_code, o.valid_from, outline.kind, outline.code
  having count(*) % 2 = 1
),
-- The point tells more than the postcode, where there are outlines.
place as (
  select
    o.ods_code,
    o.valid_from,
    o.valid_to,
    o.city,
    p.country_code,
    board.code as board_of_point,
    p.integrated_care_board_code as board_of_postcode,
    by_point or p.postcode is not null as is_placed,
    case when by_point then 'point' else 'postcode' end as basis,
    case when by_point then borough.code when p.local_authority_code like 'E09%' then p.local_authority_code end as borough
  from stay o
  left join dataset.postcode_directory p using (postcode)
  left join within board
    on board.ods_code = o.ods_code and board.valid_from = o.valid_from and board.kind = 'integrated_care_board'
  left join within borough
    on borough.ods_code = o.ods_code and borough.valid_from = o.valid_from and borough.kind = 'london_borough'
  cross join lateral (
    select o.latitude is not null and exists (select from outline where kind = 'london_borough') as by_point
  ) as known
),
-- Everything that a trust or board belongs to, for each of its organisations.
inherited as (
  select
    o.member,
    l.parent_kind,
    l.parent,
    greatest(o.valid_from, l.valid_from) as valid_from,
    least(o.valid_to, l.valid_to) as valid_to,
    case o.parent_kind when 'trust' then 'trust' else 'board' end as basis,
    l.source
  from listed o
  join listed l on l.member_kind = o.parent_kind and l.member = o.parent
  where o.member_kind = 'organisation'
    and o.parent_kind in ('trust', 'local_health_board')
    and greatest(o.valid_from, l.valid_from) <= least(o.valid_to, l.valid_to)
),
-- On some days a trust may be in several boards, and on others in one.
rivalled as (
  select i.member, i.parent_kind, i.parent, lower(days) as valid_from, upper(days) - 1 as valid_to, i.basis, i.source, has_rival
  from inherited i
  cross join lateral (
    select
      datemultirange(daterange(i.valid_from, i.valid_to, '[]')) as own,
      coalesce(range_agg(daterange(other.valid_from, other.valid_to, '[]')), '{}') as others
    from inherited other
    where other.member = i.member and other.parent_kind = i.parent_kind and other.parent <> i.parent
  ) as held
  cross join lateral (
    select true, unnest(own * others)
    union all
    select false, unnest(own - others)
  ) as part (has_rival, days)
  where i.parent_kind = 'integrated_care_board'
),
board as (
  select distinct on (r.member, first_day)
    r.member, r.parent, first_day as valid_from, least(r.valid_to, coalesce(p.valid_to, 'infinity')) as valid_to, known.basis, r.source
  from rivalled r
  left join place p
    on r.has_rival and p.ods_code = r.member and p.valid_from <= r.valid_to and r.valid_from <= p.valid_to
  cross join lateral (select greatest(r.valid_from, coalesce(p.valid_from, '-infinity')) as first_day) as begun
  left join dataset.nhs_bodies b on b.kind = r.parent_kind and b.identifier = r.parent
  cross join lateral (
    select case
      when not has_rival then r.basis
      when b.boundary_identifier = p.board_of_point then 'point'
      when b.boundary_identifier = p.board_of_postcode then 'postcode'
    end as basis
  ) as known
  where known.basis is not null
  order by r.member, first_day, known.basis = 'postcode'
),
-- Boards that could not be told apart may still lie in one region.
region as (
  select
    candidate.member,
    l.parent,
    candidate.basis,
    range_agg(daterange(greatest(candidate.valid_from, l.valid_from), least(candidate.valid_to, l.valid_to), '[]')) as days
  from (
    select member, parent, valid_from, valid_to, basis from board
    union all
    select r.member, r.parent, lower(untold), upper(untold) - 1, r.basis
    from rivalled r
    cross join lateral unnest(
      datemultirange(daterange(r.valid_from, r.valid_to, '[]')) - coalesce(
        (select range_agg(daterange(b.valid_from, b.valid_to, '[]')) from board b where b.member = r.member), '{}')
    ) as untold
  ) as candidate
  join listed l
    on l.member_kind = 'integrated_care_board' and l.member = candidate.parent and l.parent_kind = 'nhs_england_region'
    and l.valid_from <= candidate.valid_to and candidate.valid_from <= l.valid_to
  group by candidate.member, l.parent, candidate.basis
),
unit as (
  select member, parent, valid_from, valid_to, 'list' as basis, source
  from listed
  where member_kind = 'organisation'
    and parent_kind = 'paediatric_diabetes_unit'
    and member in (select ods_code from dataset.${periods})
),
-- While it has none of its own.
unit_by_way as (
  select distinct on (i.member, lower(days)) i.member, i.parent, lower(days) as valid_from, upper(days) - 1 as valid_to, i.basis, i.source
  from inherited i
  cross join lateral unnest(
    datemultirange(daterange(i.valid_from, i.valid_to, '[]')) - coalesce(
      (select range_agg(daterange(u.valid_from, u.valid_to, '[]')) from unit u where u.member = i.member), '{}')
  ) as days
  where i.parent_kind = 'paediatric_diabetes_unit'
  order by i.member, lower(days), i.parent
),
-- The first by name of a unit's organisations, on each day of those that it had.
of_unit as (
  select
    m.parent as unit, o.ods_code, o.name,
    greatest(m.valid_from, o.valid_from) as valid_from,
    least(m.valid_to, o.valid_to) as valid_to
  from (select * from unit union all select * from unit_by_way) as m
  join dataset.${periods} o on o.ods_code = m.member and o.valid_from <= m.valid_to and m.valid_from <= o.valid_to
),
first_by_name as (
  select distinct on (turn.unit, turn.day) turn.unit, turn.day, o.ods_code
  from (
    select unit, valid_from as day from of_unit
    union
    select unit, valid_to + 1 from of_unit where valid_to < 'infinity'
  ) as turn
  left join of_unit o on o.unit = turn.unit and turn.day between o.valid_from and o.valid_to
  order by turn.unit, turn.day, o.name, o.ods_code
),
first_changed as (
  select *, lag(ods_code) over (partition by unit order by day) as before from first_by_name
),
first_held as (
  select
    unit, ods_code,
    daterange(day, coalesce(lead(day) over (partition by unit order by day) - 1, 'infinity'), '[]') as days
  from first_changed
  where ods_code is distinct from before
),
resolved as (
  select 'organisation' as member_kind, member, 'integrated_care_board' as parent_kind, parent, valid_from, valid_to, basis, source
  from board
  union all
  select 'organisation', r.member, 'nhs_england_region', r.parent, lower(alone), upper(alone) - 1, r.basis, null
  from region r
  cross join lateral unnest(
    r.days - coalesce(
      (select range_agg(other.days) from region other where other.member = r.member and other.parent <> r.parent), '{}')
  ) as alone
  union all
  -- A trust of two networks is shown in the first of them.
  select 'organisation', i.member, 'openuk_network', i.parent, lower(days), upper(days) - 1, i.basis, i.source
  from inherited i
  cross join lateral unnest(
    datemultirange(daterange(i.valid_from, i.valid_to, '[]')) - coalesce(
      (
        select range_agg(daterange(other.valid_from, other.valid_to, '[]'))
        from inherited other
        where other.member = i.member and other.parent_kind = i.parent_kind and other.parent < i.parent
      ),
      '{}')
  ) as days
  where i.parent_kind = 'openuk_network'
  union all
  select 'organisation', member, 'paediatric_diabetes_unit', parent, valid_from, valid_to, basis, source
  from unit_by_way
  union all
  select 'organisation', ods_code, 'country', country_code, valid_from, valid_to, 'postcode', null
  from place
  where country_code in (select identifier from dataset.nhs_bodies where kind = 'country')
    and ods_code not in (select member from listed where parent_kind = 'country')
  union all
  select 'organisation', ods_code, 'london_borough', borough, valid_from, valid_to, basis, null
  from place
  where borough in (select identifier from dataset.nhs_bodies where kind = 'london_borough')
  union all
  select
    'organisation', l.member, 'london_borough', l.parent,
    greatest(l.valid_from, p.valid_from), least(l.valid_to, p.valid_to), 'list', l.source
  from listed l
  join place p on p.ods_code = l.member and p.valid_from <= l.valid_to and l.valid_from <= p.valid_to
  where l.parent_kind = 'local_authority' and l.parent like 'E09%' and p.city = 'LONDON' and not p.is_placed
  union all
  select 'paediatric_diabetes_unit', f.unit, 'organisation', f.ods_code, lower(part), upper(part) - 1, 'unit', null
  from first_held f
  cross join lateral unnest(
    datemultirange(f.days) - coalesce(
      (
        select range_agg(daterange(l.valid_from, l.valid_to, '[]'))
        from listed l
        where l.member_kind = 'paediatric_diabetes_unit' and l.member = f.unit and l.parent_kind = 'organisation'
      ),
      '{}')
  ) as part
  where f.ods_code is not null
)
select member_kind, member, parent_kind, parent, valid_from, valid_to, basis, source
from resolved

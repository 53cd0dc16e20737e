-- By the rules of the older service, in their order; but of several boards of a trust the one counts in which
-- the organisation lies. What holds by way of another link holds while both do.
with listed as (
  select * from dataset.listed_memberships
),
outline as (
  select 'integrated_care_board' as kind, code, census.rings(outline) as ring from dataset.icb_2023_boundaries
  union all
  select 'london_borough', code, census.rings(outline) from dataset.london_borough_2013_boundaries
),
within as (
  select o.ods_code, outline.kind, outline.code
  from dataset.organisations o
  join outline on outline.ring @> point(o.longitude::double precision, o.latitude::double precision)
  group by o.ods_code, outline.kind, outline.code
  having count(*) % 2 = 1
),
-- The point tells more than the postcode, where there are outlines.
place as (
  select
    o.ods_code,
    p.country_code,
    board.code as board_of_point,
    p.integrated_care_board_code as board_of_postcode,
    by_point or p.postcode is not null as is_placed,
    case when by_point then 'point' else 'postcode' end as basis,
    case when by_point then borough.code when p.local_authority_code like 'E09%' then p.local_authority_code end as borough
  from dataset.organisations o
  left join dataset.postcode_directory p using (postcode)
  left join within board on board.ods_code = o.ods_code and board.kind = 'integrated_care_board'
  left join within borough on borough.ods_code = o.ods_code and borough.kind = 'london_borough'
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
rivalled as (
  select i.*, exists (
    select from inherited other
    where other.member = i.member
      and other.parent_kind = i.parent_kind
      and other.parent <> i.parent
      and greatest(other.valid_from, i.valid_from) <= least(other.valid_to, i.valid_to)
  ) as has_rival
  from inherited i
),
board as (
  select distinct on (r.member, r.valid_from) r.member, r.parent, r.valid_from, r.valid_to, known.basis, r.source
  from rivalled r
  left join place p on p.ods_code = r.member
  left join dataset.nhs_bodies b on b.kind = r.parent_kind and b.identifier = r.parent
  cross join lateral (
    select case
      when not has_rival then r.basis
      when b.boundary_identifier = p.board_of_point then 'point'
      when b.boundary_identifier = p.board_of_postcode then 'postcode'
    end as basis
  ) as known
  where r.parent_kind = 'integrated_care_board' and known.basis is not null
  order by r.member, r.valid_from, known.basis = 'postcode'
),
-- Boards that could not be told apart may still lie in one region.
region as (
  select distinct on (candidate.member, l.parent, first_day)
    candidate.member,
    l.parent,
    first_day as valid_from,
    least(candidate.valid_to, l.valid_to) as valid_to,
    candidate.basis
  from (
    select member, parent, valid_from, valid_to, basis from board
    union all
    select member, parent, valid_from, valid_to, basis
    from inherited i
    where parent_kind = 'integrated_care_board' and not exists (select from board b where b.member = i.member)
  ) as candidate
  join listed l on l.member_kind = 'integrated_care_board' and l.member = candidate.parent and l.parent_kind = 'nhs_england_region'
  cross join lateral (select greatest(candidate.valid_from, l.valid_from) as first_day) as begun
  where first_day <= least(candidate.valid_to, l.valid_to)
  order by candidate.member, l.parent, first_day, least(candidate.valid_to, l.valid_to) desc
),
unit as (
  select member, parent, valid_from, valid_to, 'list' as basis, source
  from listed
  where member_kind = 'organisation'
    and parent_kind = 'paediatric_diabetes_unit'
    and member in (select ods_code from dataset.organisations)
),
unit_by_way as (
  select distinct on (member, valid_from) member, parent, valid_from, valid_to, basis, source
  from inherited
  where parent_kind = 'paediatric_diabetes_unit' and member not in (select member from unit)
  order by member, valid_from, parent
),
resolved as (
  select 'organisation' as member_kind, member, 'integrated_care_board' as parent_kind, parent, valid_from, valid_to, basis, source
  from board
  union all
  select 'organisation', member, 'nhs_england_region', parent, valid_from, valid_to, basis, null
  from region r
  where not exists (
    select from region other
    where other.member = r.member
      and other.parent <> r.parent
      and greatest(other.valid_from, r.valid_from) <= least(other.valid_to, r.valid_to))
  union all
  -- A trust of two networks is shown in the first of them.
  select 'organisation', member, 'openuk_network', parent, valid_from, valid_to, basis, source
  from (select distinct on (member, valid_from) * from inherited where parent_kind = 'openuk_network' order by member, valid_from, parent) as first
  union all
  select 'organisation', member, 'paediatric_diabetes_unit', parent, valid_from, valid_to, basis, source
  from unit_by_way
  union all
  select 'organisation', ods_code, 'country', country_code, '-infinity', 'infinity', 'postcode', null
  from place
  where country_code in (select identifier from dataset.nhs_bodies where kind = 'country')
    and ods_code not in (select member from listed where parent_kind = 'country')
  union all
  select 'organisation', ods_code, 'london_borough', borough, '-infinity', 'infinity', basis, null
  from place
  where borough in (select identifier from dataset.nhs_bodies where kind = 'london_borough')
  union all
  select 'organisation', l.member, 'london_borough', l.parent, l.valid_from, l.valid_to, 'list', l.source
  from listed l
  join dataset.organisations o on o.ods_code = l.member
  where l.parent_kind = 'local_authority'
    and l.parent like 'E09%'
    and o.city = 'LONDON'
    and l.member not in (select ods_code from place where is_placed)
  union all
  select 'paediatric_diabetes_unit', parent, 'organisation', member, valid_from, valid_to, 'unit', null
  from (
    select distinct on (u.parent) u.*
    from (select * from unit union all select * from unit_by_way) as u
    join dataset.organisations o on o.ods_code = u.member
    where u.parent not in (select member from listed where member_kind = 'paediatric_diabetes_unit' and parent_kind = 'organisation')
    order by u.parent, u.valid_to desc, o.name, o.ods_code
  ) as first
)
select member_kind, member, parent_kind, parent, valid_from, valid_to, basis, source
from resolved

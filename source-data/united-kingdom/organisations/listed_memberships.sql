-- What the lists say, each link with its dates. A code of both lists, such as that of Powys, is the board's.
with parent as (
  select 'local_health_board' as kind, identifier as ods_code from dataset.nhs_bodies where kind = 'local_health_board'
  union all
  select 'trust', ods_code from dataset.trusts
  where ods_code not in (select identifier from dataset.nhs_bodies where kind = 'local_health_board')
),
country as (
  select identifier, name from dataset.nhs_bodies where kind = 'country'
),
link as (
  select 'organisation' as member_kind, o.ods_code as member, p.kind as parent_kind, p.ods_code as parent, o.valid_from, o.valid_to, o.source
  from staged.organisation_list o
  join parent p on p.ods_code = o.parent_ods_code
  union all
  select 'organisation', o.ods_code, 'country', c.identifier, o.valid_from, o.valid_to, o.source
  from staged.organisation_list o
  join parent p on p.ods_code = o.parent_ods_code
  join country c
    on left(c.identifier, 3) = case p.kind when 'local_health_board' then 'W92' else 'E92' end
    and (c.name = 'Jersey') = (o.ods_code = 'RGT1W')
  union all
  select 'organisation', ods_code, 'local_authority', local_authority_code, valid_from, valid_to, source
  from staged.organisation_list
  where local_authority_code is not null
  union all
  select 'trust', trust_ods_code, 'integrated_care_board', board_ods_code, valid_from, valid_to, source
  from staged.integrated_care_board_trust_list
  union all
  select 'integrated_care_board', board_ods_code, 'nhs_england_region', region_code, null, null, null
  from staged.integrated_care_board_trust_list
  union all
  select p.kind, p.ods_code, 'openuk_network', m.network, m.valid_from, m.valid_to, m.source
  from staged.openuk_network_member_list m
  join parent p on p.ods_code = m.member_ods_code
  union all
  select coalesce(p.kind, 'organisation'), u.member_ods_code, 'paediatric_diabetes_unit', u.pz_code, u.valid_from, u.valid_to, u.source
  from staged.paediatric_diabetes_unit_list u
  left join parent p on p.ods_code = u.member_ods_code
  union all
  select 'paediatric_diabetes_unit', pz_code, 'paediatric_diabetes_network', pn_code, null, null, null
  from staged.paediatric_diabetes_unit_list
  where pn_code is not null
  union all
  select 'paediatric_diabetes_unit', pz_code, 'organisation', primary_ods_code, null, null, null
  from staged.paediatric_diabetes_unit_list
  where primary_ods_code is not null
)
-- The same link may stand in a list more than once, as that of a trust does for each part of its board.
select distinct on (member_kind, member, parent_kind, parent, first_day)
  member_kind,
  member,
  parent_kind,
  parent,
  first_day as valid_from,
  coalesce(valid_to, 'infinity') as valid_to,
  'list' as basis,
  source
from link
cross join lateral (select coalesce(valid_from, '-infinity') as first_day) as begun
order by member_kind, member, parent_kind, parent, first_day, valid_to desc nulls first, source

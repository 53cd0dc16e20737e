-- Each link with its dates. A code of trusts and of boards, such as that of Powys, is the board's.
with parent as (
  select 'local_health_board' as kind, identifier as ods_code from dataset.nhs_bodies where kind = 'local_health_board'
  union all
  select distinct 'trust', code
  from dataset.${changes}
  where fact = 'listed' and value = 'trust'
    and code not in (select identifier from dataset.nhs_bodies where kind = 'local_health_board')
),
change as (
  select distinct on (code, fact, which, valid_from) code, fact, which, value, source, reason, valid_from
  from dataset.${changes}
  order by code, fact, which, valid_from, id desc
),
turned as (
  select *, lag((value, source, reason)) over (partition by code, fact, which order by valid_from) as before
  from change
),
held as materialized (
  select
    code, fact, value, source as basis, reason as source, valid_from,
    coalesce(lead(valid_from) over (partition by code, fact, which order by valid_from) - 1, 'infinity') as valid_to
  from turned
  where before is distinct from (value, source, reason)
),
link as (
  select 'organisation' as member_kind, h.code as member, p.kind as parent_kind, p.ods_code as parent, h.valid_from, h.valid_to, h.basis, h.source
  from held h
  join parent p on p.ods_code = h.value
  where h.fact = 'parent'
  union all
  select 'organisation', h.code, 'country', c.identifier, h.valid_from, h.valid_to, h.basis, h.source
  from held h
  join parent p on p.ods_code = h.value
  join dataset.nhs_bodies c
    on c.kind = 'country'
    and left(c.identifier, 3) = case p.kind when 'local_health_board' then 'W92' else 'E92' end
    and (c.name = 'Jersey') = (h.code = 'RGT1W')
  where h.fact = 'parent'
  union all
  select coalesce(p.kind, 'organisation'), h.code, h.fact, h.value, h.valid_from, h.valid_to, h.basis, h.source
  from held h
  left join parent p on p.ods_code = h.code
  where h.fact in ('openuk_network', 'paediatric_diabetes_unit')
  union all
  select kind.member_kind, h.code, kind.parent_kind, h.value, h.valid_from, h.valid_to, h.basis, h.source
  from held h
  join (
    values
      ('local_authority', 'organisation', 'local_authority'),
      ('integrated_care_board', 'trust', 'integrated_care_board'),
      ('nhs_england_region', 'integrated_care_board', 'nhs_england_region'),
      ('paediatric_diabetes_network', 'paediatric_diabetes_unit', 'paediatric_diabetes_network'),
      ('primary_organisation', 'paediatric_diabetes_unit', 'organisation')
  ) as kind (fact, member_kind, parent_kind) using (fact)
)
select member_kind, member, parent_kind, parent, valid_from, valid_to, basis, source
from link
where parent is not null

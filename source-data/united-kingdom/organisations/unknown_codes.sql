with body as (
  select kind, identifier from dataset.nhs_bodies
),
-- What was made known by other means than the lists is known to them too.
listed as (
  select value as kind, code as ods_code from checked where fact = 'listed'
  union
  select value, code from census.organisation_change where fact = 'listed'
),
trust as (
  select ods_code from listed where kind = 'trust'
),
parent as (
  select ods_code from trust
  union all
  select identifier from body where kind = 'local_health_board'
),
organisation as (
  select ods_code from listed where kind = 'organisation'
),
site as (
  select ods_code from staged.ods_trust_site
  union all
  select ods_code from staged.ods_welsh_site
),
named as (
  select 'integrated_care_boards_local_authorities.csv' as list, row_number, fault.*
  from staged.integrated_care_board_trust_list
  cross join lateral (
    values
      ('trust_ods_code', trust_ods_code, exists (select from trust where ods_code = trust_ods_code)),
      ('board_ods_code', board_ods_code, exists (select from body where kind = 'integrated_care_board' and identifier = board_ods_code)),
      ('region_code', region_code, exists (select from body where kind = 'nhs_england_region' and identifier = region_code))
  ) as fault (what, code, is_known)
  union all
  select 'open_uk_networks_trusts.csv', row_number, fault.*
  from staged.openuk_network_member_list
  cross join lateral (
    values
      ('member_ods_code', member_ods_code, exists (select from parent where ods_code = member_ods_code)),
      ('network', network, exists (select from body where kind = 'openuk_network' and identifier = network))
  ) as fault
  union all
  select 'paediatric_diabetes_units_networks.csv', row_number, fault.*
  from staged.paediatric_diabetes_unit_list
  cross join lateral (
    values
      ('member_ods_code', member_ods_code,
        exists (select from organisation where ods_code = member_ods_code)
        or exists (select from parent where ods_code = member_ods_code)
        or exists (select from site where ods_code = member_ods_code)
        or (member_ods_code is not null and not exists (select from site))),
      ('pz_code', pz_code, pz_code is not null),
      ('pn_code', pn_code, pn_code is null or exists (select from body where kind = 'paediatric_diabetes_network' and identifier = pn_code)),
      ('primary_ods_code', primary_ods_code, primary_ods_code is null or exists (select from organisation where ods_code = primary_ods_code))
  ) as fault
)
select format('%s, row %s: %s %s', list, row_number, what, coalesce(code, 'none')) as fault
from named
where not is_known

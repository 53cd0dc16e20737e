with body as (
  select ods_code from dataset.organisations
  union all
  select ods_code from dataset.trusts
  union all
  select identifier from dataset.nhs_bodies where kind = 'local_health_board'
)
select format('organisations.csv, row %s: %s has no parent', row_number, ods_code) as doubt
from staged.organisation_list
where parent_ods_code is null
union all
select format(
  'integrated_care_boards_local_authorities.csv, row %s: %s has the boundary %s and not %s',
  row_number, board_ods_code, b.boundary_identifier, board_boundary_identifier)
from staged.integrated_care_board_trust_list
join dataset.nhs_bodies b on b.kind = 'integrated_care_board' and b.identifier = board_ods_code
where b.boundary_identifier <> board_boundary_identifier
union all
select format(
  'paediatric_diabetes_units_networks.csv, row %s: %s of %s is no organisation of the list', row_number, member_ods_code, pz_code)
from staged.paediatric_diabetes_unit_list
where member_ods_code not in (select ods_code from body)
union all
select format('open_uk_networks_trusts.csv, row %s: %s stands in row %s too', row_number, member_ods_code, first)
from (
  select *, lag(row_number) over (partition by member_ods_code, network order by row_number) as first
  from staged.openuk_network_member_list
) as rows
where first is not null
union all
select format('open_uk_networks_trusts.csv: %s is in %s', member, string_agg(parent, ' and ' order by parent))
from checked
where parent_kind = 'openuk_network' and valid_to = 'infinity'
group by member
having count(*) > 1

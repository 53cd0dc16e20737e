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
where member_ods_code not in (
  select code from checked where fact = 'listed'
  union all
  select code from census.organisation_change where fact = 'listed'
  union all
  select identifier from dataset.nhs_bodies where kind = 'local_health_board'
)
union all
select format('open_uk_networks_trusts.csv, row %s: %s stands in row %s too', row_number, member_ods_code, first)
from (
  select *, lag(row_number) over (partition by member_ods_code, network order by row_number) as first
  from staged.openuk_network_member_list
) as rows
where first is not null
union all
select format('open_uk_networks_trusts.csv: %s is in %s', code, string_agg(value, ' and ' order by value))
from checked
where fact = 'openuk_network' and valid_to = 'infinity'
group by code
having count(*) > 1

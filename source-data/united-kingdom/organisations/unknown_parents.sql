select format('organisations.csv, row %s: parent_ods_code %s', row_number, parent_ods_code) as fault
from staged.organisation_list
where parent_ods_code not in (
  select code from checked where fact = 'listed' and value = 'trust'
  union all
  select code from census.organisation_change where fact = 'listed' and value = 'trust'
  union all
  select identifier from dataset.nhs_bodies where kind = 'local_health_board'
)

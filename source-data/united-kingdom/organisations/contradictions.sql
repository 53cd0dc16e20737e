-- Boards of a trust and networks of a trust may be several; what is one's own can only be one at a time.
select format('%s is in %s and in %s', one.member, one.parent, other.parent) as fault
from checked one
join checked other
  on other.member_kind = one.member_kind
  and other.member = one.member
  and other.parent_kind = one.parent_kind
  and other.parent > one.parent
  and greatest(one.valid_from, other.valid_from) <= least(one.valid_to, other.valid_to)
where (one.member_kind, one.parent_kind) not in (('trust', 'integrated_care_board'), ('trust', 'openuk_network'), ('local_health_board', 'openuk_network'))
union all
select format('%s, row %s: %s stands in row %s too', list, second, member, first)
from (
  select
    'paediatric_diabetes_units_networks.csv' as list,
    row_number as second,
    member_ods_code as member,
    lag(row_number) over (partition by member_ods_code, pz_code, valid_from order by row_number) as first
  from staged.paediatric_diabetes_unit_list
) as rows
where first is not null

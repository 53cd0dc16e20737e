-- Boards of a trust and networks of a trust may be several; what is one's own can only be one at a time.
select format(
  '%s, row %s: %s of %s is %s, and %s in %s, row %s',
  one.list, one.row_number, one.fact, one.code, one.value, other.value, other.list, other.row_number) as fault
from checked one
join census.organisation_fact f on f.fact = one.fact and not f.several
join checked other
  on other.code = one.code
  and other.fact = one.fact
  and other.value > one.value
  and greatest(one.valid_from, other.valid_from) <= least(one.valid_to, other.valid_to)
union all
select format('%s, row %s: %s stands in row %s too', list, second, code, first)
from (
  select
    list, row_number as second, code,
    lag(row_number) over (partition by list, code, more order by row_number) as first
  from (
    select 'organisations.csv' as list, row_number, ods_code as code, '' as more from staged.organisation_list
    union all
    select 'trusts.csv', row_number, ods_code, '' from staged.trust_list
    union all
    select 'paediatric_diabetes_units_networks.csv', row_number, member_ods_code, concat_ws(' ', pz_code, valid_from)
    from staged.paediatric_diabetes_unit_list
  ) as named
) as rows
where first is not null

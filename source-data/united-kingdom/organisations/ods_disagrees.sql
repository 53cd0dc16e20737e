-- Nothing can be said of a kind of site whose file is not at hand.
with site as (
  select ods_code, parent from staged.ods_trust_site
  union all
  select ods_code, left(ods_code, 3) from staged.ods_welsh_site
),
kept as (
  select * from staged.organisation_list
  where exists (select from staged.ods_trust_site) and exists (select from staged.ods_welsh_site)
)
select format('organisations.csv, row %s: %s is no site of the Organisation Data Service', row_number, kept.ods_code) as doubt
from kept
where not exists (select from site where site.ods_code = kept.ods_code)
union all
select format(
  'organisations.csv, row %s: %s belongs to %s and not to %s', row_number, kept.ods_code, site.parent, kept.parent_ods_code)
from kept
join site using (ods_code)
where site.parent <> kept.parent_ods_code

select
  r.name as "NHS England Region",
  r.region_code,
  t.nhs_code as board_ods_code,
  t.code as board_boundary_identifier,
  upper(t.name) as "ICB Name",
  trust.name as "NHS Trusts",
  t.ods_code as trust_ods_code,
  null as valid_from,
  null as valid_to,
  'the sample' as source
from sample.trust_in_icb t
join sample.trust using (ods_code)
join sample.nhs_england_region r on r.number = sample.place(t.number, sample.scaled(42), sample.scaled(7))
order by t.nhs_code, t.ods_code

-- What stands in the row of an organisation holds for as long as the row stands there, but for its parent,
-- which has dates. The same may be said more than once, as that a trust is in a board for each part of that.
select distinct on (code, fact, value, first_day)
  code,
  fact,
  value,
  first_day as valid_from,
  coalesce(valid_to, 'infinity') as valid_to,
  source,
  list,
  row_number
from (
  select 'organisations.csv' as list, row_number, ods_code as code, said.*
  from staged.organisation_list
  cross join lateral (
    values
      ('listed', 'organisation', null::date, null::date, null),
      ('name', name, null, null, null),
      ('website', website, null, null, null),
      ('address1', address1, null, null, null),
      ('address2', address2, null, null, null),
      ('address3', address3, null, null, null),
      ('telephone', telephone, null, null, null),
      ('city', city, null, null, null),
      ('county', county, null, null, null),
      ('latitude', latitude::text, null, null, null),
      ('longitude', longitude::text, null, null, null),
      ('postcode', postcode, null, null, null),
      ('active', coalesce(active, true)::text, null, null, null),
      ('published_at', published_at::text, null, null, null),
      ('local_authority', local_authority_code, null, null, null),
      ('parent', parent_ods_code, valid_from, valid_to, source)
  ) as said (fact, value, valid_from, valid_to, source)
  union all
  select 'trusts.csv', row_number, ods_code, said.fact, said.value, null, null, null
  from staged.trust_list
  cross join lateral (
    values
      ('listed', 'trust'),
      ('name', name),
      ('address_line_1', address_line_1),
      ('address_line_2', address_line_2),
      ('town', town),
      ('postcode', postcode),
      ('country', country),
      ('telephone', telephone),
      ('website', website),
      ('active', coalesce(active, true)::text),
      ('published_at', published_at::text)
  ) as said (fact, value)
  union all
  select 'integrated_care_boards_local_authorities.csv', row_number, said.*
  from staged.integrated_care_board_trust_list
  cross join lateral (
    values
      (trust_ods_code, 'integrated_care_board', board_ods_code, valid_from, valid_to, source),
      (board_ods_code, 'nhs_england_region', region_code, null, null, null)
  ) as said
  union all
  select 'open_uk_networks_trusts.csv', row_number, member_ods_code, 'openuk_network', network, valid_from, valid_to, source
  from staged.openuk_network_member_list
  union all
  select 'paediatric_diabetes_units_networks.csv', row_number, said.*
  from staged.paediatric_diabetes_unit_list
  cross join lateral (
    values
      (member_ods_code, 'paediatric_diabetes_unit', pz_code, valid_from, valid_to, source),
      (pz_code, 'paediatric_diabetes_network', pn_code, null, null, null),
      (pz_code, 'primary_organisation', primary_ods_code, null, null, null)
  ) as said
) as statement
cross join lateral (select coalesce(valid_from, '-infinity') as first_day) as begun
where value is not null
order by code, fact, value, first_day, valid_to desc nulls first, source, row_number

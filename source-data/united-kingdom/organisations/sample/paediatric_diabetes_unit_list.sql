select
  member as member_ods_code,
  pz_code,
  n.name as network_name,
  pn_code,
  primary_organisation as primary_ods_code,
  null as valid_from,
  null as valid_to,
  'the sample' as source
from sample.paediatric_diabetes_unit
join sample.paediatric_diabetes_network n using (pn_code)
order by pz_code

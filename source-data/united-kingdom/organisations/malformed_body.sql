select kind, identifier, boundary_identifier, name
from checked
join (
  values
    ('country', '^[EWSN]92[0-9]{6}$', '^[EWSN]92[0-9]{6}$'),
    ('integrated_care_board', '^[A-Z0-9]{3}$', '^E54[0-9]{6}$'),
    ('local_health_board', '^[A-Z0-9]{3}$', '^W11[0-9]{6}$'),
    ('london_borough', '^E09[0-9]{6}$', '^E09[0-9]{6}$'),
    ('nhs_england_region', '^Y[0-9]{2}$', '^E40[0-9]{6}$'),
    ('openuk_network', '^[A-Z]+$', '^[A-Z]+$'),
    ('paediatric_diabetes_network', '^PN[0-9]{2}$', null),
    ('paediatric_diabetes_unit', '^PZ[0-9]{3}$', null)
) as form (kind, identifiers, boundary_identifiers) using (kind)
where identifier !~ identifiers
  or coalesce(boundary_identifier, '') !~ coalesce(boundary_identifiers, '^$')
  or (name is null) <> (kind = 'paediatric_diabetes_unit')

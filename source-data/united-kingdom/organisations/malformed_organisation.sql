select format('organisations.csv, row %s: %s %s', row_number, fault.what, coalesce(fault.found, 'none')) as fault
from staged.organisation_list
cross join lateral (
  values
    ('ods_code', ods_code, ods_code ~ '^[A-Z0-9]{3,6}$'),
    ('name', name, name is not null),
    ('postcode', postcode, postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'),
    ('local_authority_code', local_authority_code, local_authority_code is null or local_authority_code ~ '^[EWSN][0-9]{8}$'),
    ('latitude', latitude::text, latitude is null or latitude between 49 and 61),
    ('longitude', longitude::text, longitude is null or longitude between -9 and 2),
    ('longitude', longitude::text, (longitude is null) = (latitude is null)),
    ('valid_to', valid_to::text, valid_from is null or valid_to is null or valid_from <= valid_to)
) as fault (what, found, is_right)
where is_right is not true
union all
select format('trusts.csv, row %s: %s %s', row_number, fault.what, coalesce(fault.found, 'none'))
from staged.trust_list
cross join lateral (
  values
    ('ods_code', ods_code, ods_code ~ '^[A-Z0-9]{3,6}$'),
    ('name', name, name is not null)
) as fault (what, found, is_right)
where is_right is not true

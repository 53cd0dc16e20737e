select format('organisations.csv, row %s: %s %s', row_number, fault.what, coalesce(fault.found, 'none')) as fault
from staged.organisation_list
cross join lateral (
  values
    ('postcode', postcode, postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'),
    ('local_authority_code', local_authority_code, local_authority_code is null or local_authority_code ~ '^[EWSN][0-9]{8}$'),
    ('latitude', latitude::text, latitude is null or latitude between 49 and 61),
    ('longitude', longitude::text, longitude is null or longitude between -9 and 2),
    ('valid_to', valid_to::text, valid_from is null or valid_to is null or valid_from <= valid_to)
) as fault (what, found, is_right)
where not is_right

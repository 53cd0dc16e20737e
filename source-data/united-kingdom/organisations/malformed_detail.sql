select format('%s: %s %s', ods_code, fault.what, coalesce(fault.found, 'none')) as fault
from checked
cross join lateral (
  values
    ('postcode', postcode, postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'),
    ('latitude', latitude::text, latitude is null or latitude between 49 and 61),
    ('longitude', longitude::text, longitude is null or longitude between -9 and 2)
) as fault (what, found, is_right)
where not is_right

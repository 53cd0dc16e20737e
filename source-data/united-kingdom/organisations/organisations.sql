select
  ods_code,
  name,
  website,
  address1,
  address2,
  address3,
  telephone,
  city,
  county,
  latitude,
  longitude,
  grid.easting,
  grid.northing,
  postcode,
  coalesce(active, true) as active,
  published_at
from staged.organisation_list
cross join census.national_grid(latitude, longitude) as grid

select
  ods_code, name, website, address1, address2, address3, telephone, city, county, latitude, longitude, easting, northing,
  postcode, active, published_at
from dataset.organisation_periods
where current_date between valid_from and valid_to

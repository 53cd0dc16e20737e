select postcode, easting, northing, latitude, longitude, introduced, terminated
from checked
where (easting is null) <> (northing is null)
  or (latitude is null) <> (longitude is null)
  or terminated < introduced

-- Half of a place, an end before the beginning, a country that is none.
select postcode, easting, northing, latitude, longitude, introduced, terminated, country_code
from checked
where (easting is null) <> (northing is null)
  or (latitude is null) <> (longitude is null)
  or terminated < introduced
  or left(country_code, 3) not in ('E92', 'W92', 'S92', 'N92', 'L93', 'M83')

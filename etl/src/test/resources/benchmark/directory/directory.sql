-- Every row of the file, two fifths of its columns.
select
  postcode,
  introduced,
  terminated,
  local_authority,
  ward,
  parish,
  easting,
  northing,
  country,
  region,
  constituency,
  output_area_2011,
  lsoa_2011,
  msoa_2011,
  latitude,
  longitude,
  deprivation_rank,
  output_area_2021,
  lsoa_2021,
  msoa_2021
from staged.directory

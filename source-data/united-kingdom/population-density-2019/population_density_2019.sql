select
  2019 as edition,
  area_code,
  kind.name as area_kind,
  kind.edition as area_edition,
  kind.nation,
  residents,
  square_kilometres,
  round(residents / square_kilometres, 1) as residents_per_square_kilometre
from staged.population_2019_by_small_area
left join staged.area_of_small_areas using (area_code)
left join (
  values
    ('E01', 'lsoa', 2011, 'england'),
    ('W01', 'lsoa', 2011, 'wales'),
    ('S01', 'data_zone', 2011, 'scotland'),
    ('95', 'super_output_area', 2001, 'northern_ireland')
) as kind (prefix, name, edition, nation) on area_code like prefix || '%'

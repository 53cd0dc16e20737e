select
  code as area_code,
  square_kilometres
from sample.population_2019
order by code

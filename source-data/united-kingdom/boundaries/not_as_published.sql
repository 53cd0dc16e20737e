-- Boroughs whose outline encloses something else than the publisher says. Its figures are of the plane of
-- the National Grid and have three digits of a hectare.
select c.code, c.area_m2, b.hectares
from checked c
join dataset.london_borough_2013 b on b.borough_code = c.code
where abs(c.area_m2 / 10000 - b.hectares) > 1

-- Boroughs whose outline encloses something else than the publisher says: the land above high water. Of
-- two boroughs it leaves out 5 ha more.
select c.code, c.area_m2, b.hectares
from checked c
join dataset.london_borough_2013 b on b.borough_code = c.code
where abs(c.area_m2 / 10000 - (b.hectares - b.nonld_area)) > 6

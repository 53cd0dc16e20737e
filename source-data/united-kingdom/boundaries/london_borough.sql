select
  code as borough_code,
  2013 as borough_edition,
  name,
  hectares,
  nonld_area,
  ons_inner,
  sub_2009,
  sub_2006
from staged.london_borough_2013_outlines

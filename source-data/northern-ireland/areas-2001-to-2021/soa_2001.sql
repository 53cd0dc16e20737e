select distinct
  soa_code as code,
  'super_output_area' as kind,
  2001 as edition,
  soa_name as name,
  null as welsh_name,
  'northern_ireland' as nation
from staged.nimdm_2017_measures

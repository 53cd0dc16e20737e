-- The districts of 2014 were drawn across some of the areas of 2001.
select
  soa_code as code,
  'super_output_area' as kind,
  2001 as edition,
  local_authority_code as parent_code,
  'local_authority' as parent_kind,
  2014 as parent_edition,
  'best_fit' as fit
from staged.soa_2001_to_district_2014

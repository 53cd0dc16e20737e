select
  lsoa_2011_code as code,
  'lsoa' as kind,
  2011 as edition,
  lsoa_2021_code as later_code,
  2021 as later_edition,
  case change when 'U' then 'unchanged' when 'S' then 'split' when 'M' then 'merged' when 'X' then 'irregular' end
    as change
from staged.lsoa_2011_to_lsoa_2021

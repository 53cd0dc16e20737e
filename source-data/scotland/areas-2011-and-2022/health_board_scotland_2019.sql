select distinct
  health_board_code as code,
  'health_board' as kind,
  2019 as edition,
  health_board_name as name,
  null as welsh_name,
  'scotland' as nation
from staged.data_zone_2011_lookup

select distinct
  local_health_board_code as code,
  'local_health_board' as kind,
  2022 as edition,
  local_health_board_name as name,
  local_health_board_welsh_name as welsh_name,
  'wales' as nation
from staged.local_authority_to_local_health_board_2022

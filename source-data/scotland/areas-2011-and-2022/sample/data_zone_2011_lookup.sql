select
  code as data_zone_code,
  name as data_zone_name,
  intermediate_zone_code,
  intermediate_zone_name,
  ward_code,
  ward_name,
  local_authority_code,
  local_authority_name,
  sample.code('S16', right(constituency_code, 5)::bigint) as "SPC_Code",
  constituency_name as "SPC_Name",
  constituency_code,
  constituency_name,
  health_board_code,
  health_board_name,
  partnership_code,
  partnership_name,
  sample.code('S32', right(health_board_code, 5)::bigint) as "SPD_Code",
  health_board_name as "SPD_Name",
  sample.code('S39', right(health_board_code, 5)::bigint) as "SFRLSO_Code",
  health_board_name as "SFRLSO_Name",
  'S40900001' as "SFRSDA_Code",
  'Everywhere' as "SFRSDA_Name",
  'S43900001' as "RRP_Code",
  'Everywhere' as "RRP_Name",
  sample.code('S42', right(health_board_code, 5)::bigint) as "LRP_Code",
  health_board_name as "LRP_Name",
  sample.code('S22', right(local_authority_code, 5)::bigint) as "TTWA2011_Code",
  local_authority_name as "TTWA2011_Name",
  two as "UR2_Code",
  two_name as class_of_two,
  three as "UR3_Code",
  three_name as "UR3_Name",
  six as "UR6_Code",
  six_name as "UR6_Name",
  eight as class_code,
  eight_name as class_name,
  'S92000003' as "Country_Code",
  'Scotland' as "Country_Name"
from sample.data_zone_2011
<<<<<<< HEAD
join sample.scottish_urban_rural_class on eight = urban_rural_class
=======
join sample.scottish_class on eight = urban_rural_class
>>>>>>> 01eb930 (Take in gardens of 2020, population density of 2019 and Scotland's urban and rural classes)
order by code

select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'living') as living_environment_rank,
  max(rank) filter (where indicator = 'housing_quality_sub_domain') as housing_quality_sub_domain_rank,
  max(rank) filter (where indicator = 'unfit_dwellings') as unfit_dwellings_rank,
  max(rank) filter (where indicator = 'dwellings_in_disrepair') as dwellings_in_disrepair_rank,
  max(rank) filter (where indicator = 'dwellings_hard_to_heat') as dwellings_hard_to_heat_rank,
  max(rank) filter (where indicator = 'housing_access_sub_domain') as housing_access_sub_domain_rank,
  max(rank) filter (where indicator = 'overcrowded_households') as overcrowded_households_rank,
  max(rank) filter (where indicator = 'disability_without_adaptation') as disability_without_adaptation_rank,
  max(rank) filter (where indicator = 'outdoor_environment_sub_domain') as outdoor_environment_sub_domain_rank,
  max(rank) filter (where indicator = 'local_area_problems') as local_area_problems_rank,
  max(rank) filter (where indicator = 'road_defects') as road_defects_rank,
  max(rank) filter (where indicator = 'road_traffic_collisions') as road_traffic_collisions_rank,
  max(rank) filter (where indicator = 'flood_risk') as flood_risk_rank,
  max(value) filter (where indicator = 'unfit_dwellings') as unfit_dwellings_rate,
  max(value) filter (where indicator = 'dwellings_in_disrepair') as dwellings_in_disrepair_rate,
  max(value) filter (where indicator = 'dwellings_hard_to_heat') as dwellings_hard_to_heat_rate,
  max(value) filter (where indicator = 'overcrowded_households') as overcrowded_households_rate,
  max(value) filter (where indicator = 'disability_without_adaptation') as disability_without_adaptation_rate,
  max(value) filter (where indicator = 'local_area_problems') as local_area_problems_rate,
  max(value) filter (where indicator = 'road_defects') as road_defects_ratio,
  max(value) filter (where indicator = 'road_traffic_collisions') as road_traffic_collisions_per_1000,
  max(value) filter (where indicator = 'flood_risk') as flood_risk_rate
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

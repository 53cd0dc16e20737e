select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'crime') as crime_and_disorder_rank,
  max(rank) filter (where indicator = 'crime_sub_domain') as crime_sub_domain_rank,
  max(rank) filter (where indicator = 'violence') as violence_rank,
  max(rank) filter (where indicator = 'burglary') as burglary_rank,
  max(rank) filter (where indicator = 'theft') as theft_rank,
  max(rank) filter (where indicator = 'vehicle_crime') as vehicle_crime_rank,
  max(rank) filter (where indicator = 'criminal_damage') as criminal_damage_rank,
  max(rank) filter (where indicator = 'disorder_sub_domain') as disorder_sub_domain_rank,
  max(rank) filter (where indicator = 'deliberate_fires') as deliberate_fires_rank,
  max(rank) filter (where indicator = 'anti_social_behaviour') as anti_social_behaviour_rank,
  max(value) filter (where indicator = 'violence') as violence_per_1000,
  max(value) filter (where indicator = 'burglary') as burglary_per_1000,
  max(value) filter (where indicator = 'theft') as theft_per_1000,
  max(value) filter (where indicator = 'vehicle_crime') as vehicle_crime_per_1000,
  max(value) filter (where indicator = 'criminal_damage') as criminal_damage_per_1000,
  max(value) filter (where indicator = 'deliberate_fires') as deliberate_fires_per_1000,
  max(value) filter (where indicator = 'anti_social_behaviour') as anti_social_behaviour_per_1000
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

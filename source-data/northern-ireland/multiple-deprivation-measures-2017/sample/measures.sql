select
  a.district_name as "LGD2014NAME",
  a.urban_rural as default_urban_rural,
  a.code as soa_code,
  a.name as soa_name,
  max(rank) filter (where indicator = 'imd') as imd_rank,
  max(rank) filter (where indicator = 'income') as income_rank,
  max(rank) filter (where indicator = 'employment') as employment_rank,
  max(rank) filter (where indicator = 'health') as health_deprivation_and_disability_rank,
  max(rank) filter (where indicator = 'education') as education_skills_and_training_rank,
  max(rank) filter (where indicator = 'access') as access_to_services_rank,
  max(rank) filter (where indicator = 'living') as living_environment_rank,
  max(rank) filter (where indicator = 'crime') as crime_and_disorder_rank,
  -- Somebody left this behind in two rows.
  case when a.number in (365, 484) then true end as "M"
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'health') as health_deprivation_and_disability_rank,
  max(rank) filter (where indicator = 'preventable_death') as preventable_death_rank,
  max(rank) filter (where indicator = 'physical_health_benefit') as physical_health_benefit_rank,
  max(rank) filter (where indicator = 'cancer') as cancer_rank,
  max(rank) filter (where indicator = 'emergency_admission') as emergency_admission_rank,
  max(rank) filter (where indicator = 'low_birth_weight') as low_birth_weight_rank,
  max(rank) filter (where indicator = 'childrens_dental_extraction') as childrens_dental_extraction_rank,
  max(rank) filter (where indicator = 'multiple_prescription') as multiple_prescription_rank,
  max(rank) filter (where indicator = 'long_term_health_problem') as long_term_health_problem_rank,
  max(rank) filter (where indicator = 'mental_health') as mental_health_rank,
  max(value) filter (where indicator = 'preventable_death') as preventable_death_ratio,
  max(value) filter (where indicator = 'physical_health_benefit') as physical_health_benefit_ratio,
  coalesce(max(value) filter (where indicator = 'cancer')::text, '*') as cancer_ratio,
  max(value) filter (where indicator = 'emergency_admission') as emergency_admission_ratio,
  max(value) filter (where indicator = 'low_birth_weight') as low_birth_weight_rate,
  max(value) filter (where indicator = 'childrens_dental_extraction') as childrens_dental_extraction_ratio,
  max(value) filter (where indicator = 'multiple_prescription') as multiple_prescription_ratio,
  max(value) filter (where indicator = 'long_term_health_problem') as long_term_health_problem_ratio
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

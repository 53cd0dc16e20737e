select
  2017 as edition,
  m.soa_code,
  2001 as soa_edition,
  lies.parent_code as local_authority_code,
  lies.parent_edition as local_authority_edition,
  'ceiling' as quantile_rule,
  '1_is_most_deprived' as direction,
  m.default_urban_rural as default_urban_rural_2015,
  m.imd_rank,
  m.income_rank,
  m.employment_rank,
  m.health_deprivation_and_disability_rank,
  m.education_skills_and_training_rank,
  m.access_to_services_rank,
  m.living_environment_rank,
  m.crime_and_disorder_rank,
  living.housing_quality_sub_domain_rank,
  living.housing_access_sub_domain_rank,
  living.outdoor_environment_sub_domain_rank,
  crime.crime_sub_domain_rank,
  crime.disorder_sub_domain_rank,
  ages.low_income_children_rank,
  ages.low_income_older_people_rank
from staged.nimdm_2017_measures m
left join dataset.soa_2001_in_local_authority_2014 lies on lies.code = m.soa_code
left join staged.nimdm_2017_living living using (soa_code)
left join staged.nimdm_2017_crime crime using (soa_code)
left join staged.nimdm_2017_children_and_older_people ages using (soa_code)

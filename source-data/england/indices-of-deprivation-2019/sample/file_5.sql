select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2011)",
  i.local_authority_code as "Local Authority District code (2019)",
  i.local_authority_name as "Local Authority District name (2019)",
  i.imd_score,
  i.income_score,
  i.employment_score,
  i.education_skills_training_score,
  i.health_deprivation_disability_score,
  i.crime_score,
  i.barriers_to_housing_services_score,
  i.living_environment_score,
  i.idaci_score,
  i.idaopi_score,
  i.children_young_people_sub_domain_score,
  i.adult_skills_sub_domain_score,
  i.geographical_barriers_sub_domain_score,
  i.wider_barriers_sub_domain_score,
  i.indoors_sub_domain_score,
  i.outdoors_sub_domain_score
from sample.english_index i
where i.edition = 2019
order by i.lsoa_code

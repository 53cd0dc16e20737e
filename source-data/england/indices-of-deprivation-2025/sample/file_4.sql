select
  i.lsoa_code,
  i.lsoa_name as "LSOA name (2021)",
  i.local_authority_code as "Local Authority District code (2024)",
  i.local_authority_name as "Local Authority District name (2024)",
  i.education_skills_training_rank,
  i.education_skills_training_decile,
  i.children_young_people_sub_domain_rank,
  i.children_young_people_sub_domain_decile,
  i.adult_skills_sub_domain_rank,
  i.adult_skills_sub_domain_decile,
  i.barriers_to_housing_services_rank,
  i.barriers_to_housing_services_decile,
  i.geographical_barriers_sub_domain_rank,
  i.geographical_barriers_sub_domain_decile,
  i.wider_barriers_sub_domain_rank,
  i.wider_barriers_sub_domain_decile,
  i.living_environment_rank,
  i.living_environment_decile,
  i.indoors_sub_domain_rank,
  i.indoors_sub_domain_decile,
  i.outdoors_sub_domain_rank,
  i.outdoors_sub_domain_decile
from sample.english_index i
where i.edition = 2025
order by i.lsoa_code

select
  imd.code as local_authority_code,
  imd.name as ltla24_name,
  imd.average_rank as imd_average_rank,
  imd.rank_of_average_rank as imd_rank_of_average_rank,
  imd.average_score as imd_average_score,
  imd.rank_of_average_score as imd_rank_of_average_score,
  imd.proportion_in_most_deprived_tenth as imd_proportion,
  imd.rank_of_proportion_in_most_deprived_tenth as imd_rank_of_proportion,
  imd.extent as imd_extent,
  imd.rank_of_extent as imd_rank_of_extent,
  imd.local_concentration as imd_local_concentration,
  imd.rank_of_local_concentration as imd_rank_of_local_concentration,
  income.average_rank as income_average_rank,
  income.rank_of_average_rank as income_rank_of_average_rank,
  income.average_score as income_average_score,
  income.rank_of_average_score as income_rank_of_average_score,
  income.proportion_in_most_deprived_tenth as income_proportion,
  income.rank_of_proportion_in_most_deprived_tenth as income_rank_of_proportion,
  income.scale as income_scale,
  income.rank_of_scale as income_rank_of_scale,
  employment.average_rank as employment_average_rank,
  employment.rank_of_average_rank as employment_rank_of_average_rank,
  employment.average_score as employment_average_score,
  employment.rank_of_average_score as employment_rank_of_average_score,
  employment.proportion_in_most_deprived_tenth as employment_proportion,
  employment.rank_of_proportion_in_most_deprived_tenth as employment_rank_of_proportion,
  employment.scale as employment_scale,
  employment.rank_of_scale as employment_rank_of_scale,
  education_skills_training.average_rank as education_skills_training_average_rank,
  education_skills_training.rank_of_average_rank as education_skills_training_rank_of_average_rank,
  education_skills_training.average_score as education_skills_training_average_score,
  education_skills_training.rank_of_average_score as education_skills_training_rank_of_average_score,
  education_skills_training.proportion_in_most_deprived_tenth as education_skills_training_proportion,
  education_skills_training.rank_of_proportion_in_most_deprived_tenth as education_skills_training_rank_of_proportion,
  health_deprivation_disability.average_rank as health_deprivation_disability_average_rank,
  health_deprivation_disability.rank_of_average_rank as health_deprivation_disability_rank_of_average_rank,
  health_deprivation_disability.average_score as health_deprivation_disability_average_score,
  health_deprivation_disability.rank_of_average_score as health_deprivation_disability_rank_of_average_score,
  health_deprivation_disability.proportion_in_most_deprived_tenth as health_deprivation_disability_proportion,
  health_deprivation_disability.rank_of_proportion_in_most_deprived_tenth as health_deprivation_disability_rank_of_proportion,
  crime.average_rank as crime_average_rank,
  crime.rank_of_average_rank as crime_rank_of_average_rank,
  crime.average_score as crime_average_score,
  crime.rank_of_average_score as crime_rank_of_average_score,
  crime.proportion_in_most_deprived_tenth as crime_proportion,
  crime.rank_of_proportion_in_most_deprived_tenth as crime_rank_of_proportion,
  barriers_to_housing_services.average_rank as barriers_to_housing_services_average_rank,
  barriers_to_housing_services.rank_of_average_rank as barriers_to_housing_services_rank_of_average_rank,
  barriers_to_housing_services.average_score as barriers_to_housing_services_average_score,
  barriers_to_housing_services.rank_of_average_score as barriers_to_housing_services_rank_of_average_score,
  barriers_to_housing_services.proportion_in_most_deprived_tenth as barriers_to_housing_services_proportion,
  barriers_to_housing_services.rank_of_proportion_in_most_deprived_tenth as barriers_to_housing_services_rank_of_proportion,
  living_environment.average_rank as living_environment_average_rank,
  living_environment.rank_of_average_rank as living_environment_rank_of_average_rank,
  living_environment.average_score as living_environment_average_score,
  living_environment.rank_of_average_score as living_environment_rank_of_average_score,
  living_environment.proportion_in_most_deprived_tenth as living_environment_proportion,
  living_environment.rank_of_proportion_in_most_deprived_tenth as living_environment_rank_of_proportion
from (select * from sample.english_authority where subject = 'imd' and edition = 2025) imd
join sample.english_authority income
  on income.code = imd.code and income.edition = imd.edition and income.subject = 'income'
join sample.english_authority employment
  on employment.code = imd.code and employment.edition = imd.edition and employment.subject = 'employment'
join sample.english_authority education_skills_training
  on education_skills_training.code = imd.code and education_skills_training.edition = imd.edition and education_skills_training.subject = 'education_skills_training'
join sample.english_authority health_deprivation_disability
  on health_deprivation_disability.code = imd.code and health_deprivation_disability.edition = imd.edition and health_deprivation_disability.subject = 'health_deprivation_disability'
join sample.english_authority crime
  on crime.code = imd.code and crime.edition = imd.edition and crime.subject = 'crime'
join sample.english_authority barriers_to_housing_services
  on barriers_to_housing_services.code = imd.code and barriers_to_housing_services.edition = imd.edition and barriers_to_housing_services.subject = 'barriers_to_housing_services'
join sample.english_authority living_environment
  on living_environment.code = imd.code and living_environment.edition = imd.edition and living_environment.subject = 'living_environment'
order by imd.code

-- Every sheet has the same columns, which the declaration gives once.
select
  ${edition} as edition,
  'england' as nation,
  local_authority_code,
  ${local_authority_edition} as local_authority_edition,
  subject,
  'published' as basis,
  null::integer as areas,
  average_rank,
  rank_of_average_rank,
  average_score,
  rank_of_average_score,
  proportion_in_most_deprived_tenth,
  rank_of_proportion_in_most_deprived_tenth,
  null::numeric as proportion_in_most_deprived_fifth,
  null::numeric as proportion_in_most_deprived_three_tenths,
  null::numeric as proportion_in_most_deprived_half,
  extent,
  rank_of_extent,
  local_concentration,
  rank_of_local_concentration,
  scale,
  rank_of_scale
from (
  select 'imd' as subject, * from staged.iod_${edition}_file_10_imd
  union all
  select 'income' as subject, * from staged.iod_${edition}_file_10_income
  union all
  select 'employment' as subject, * from staged.iod_${edition}_file_10_employment
  union all
  select 'education_skills_training' as subject, * from staged.iod_${edition}_file_10_education_skills_training
  union all
  select 'health_deprivation_disability' as subject, * from staged.iod_${edition}_file_10_health_deprivation_disability
  union all
  select 'crime' as subject, * from staged.iod_${edition}_file_10_crime
  union all
  select 'barriers_to_housing_services' as subject, * from staged.iod_${edition}_file_10_barriers_to_housing_services
  union all
  select 'living_environment' as subject, * from staged.iod_${edition}_file_10_living_environment
  union all
  select 'idaci' as subject, * from staged.iod_${edition}_file_10_idaci
  union all
  select 'idaopi' as subject, * from staged.iod_${edition}_file_10_idaopi
) as published

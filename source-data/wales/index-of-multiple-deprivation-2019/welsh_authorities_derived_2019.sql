-- The publisher of the Welsh index warns against averages of ranks, and compares authorities by how many
-- of their areas are among the most deprived.
select
  edition,
  'wales' as nation,
  local_authority_code,
  local_authority_edition,
  subject,
  'derived' as basis,
  count(*) as areas,
  null::numeric as average_rank,
  null::integer as rank_of_average_rank,
  null::numeric as average_score,
  null::integer as rank_of_average_score,
  round(avg((decile = 1)::integer), 4) as proportion_in_most_deprived_tenth,
  rank() over (partition by subject order by avg((decile = 1)::integer) desc)
    as rank_of_proportion_in_most_deprived_tenth,
  round(avg((decile <= 2)::integer), 4) as proportion_in_most_deprived_fifth,
  round(avg((decile <= 3)::integer), 4) as proportion_in_most_deprived_three_tenths,
  round(avg((decile <= 5)::integer), 4) as proportion_in_most_deprived_half,
  null::numeric as extent,
  null::integer as rank_of_extent,
  null::numeric as local_concentration,
  null::integer as rank_of_local_concentration,
  null::numeric as scale,
  null::integer as rank_of_scale
from dataset.welsh_index_2019
cross join lateral (
  values
    ('imd', imd_decile),
    ('income', income_decile),
    ('employment', employment_decile),
    ('health', health_decile),
    ('education', education_decile),
    ('access_to_services', access_to_services_decile),
    ('housing', housing_decile),
    ('community_safety', community_safety_decile),
    ('physical_environment', physical_environment_decile)
) as s (subject, decile)
group by edition, local_authority_code, local_authority_edition, subject

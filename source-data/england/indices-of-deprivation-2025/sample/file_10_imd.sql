select
  code as local_authority_code,
  name as "Local Authority District name (2024)",
  average_rank,
  rank_of_average_rank,
  average_score,
  rank_of_average_score,
  proportion_in_most_deprived_tenth,
  rank_of_proportion_in_most_deprived_tenth,
  extent,
  rank_of_extent,
  local_concentration,
  rank_of_local_concentration
from sample.english_authority
where edition = 2025 and subject = '${subject}'
order by code

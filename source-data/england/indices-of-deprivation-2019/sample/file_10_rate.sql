select
  code as local_authority_code,
  name as "Local Authority District name (2019)",
  average_rank,
  rank_of_average_rank,
  average_score,
  rank_of_average_score,
  proportion_in_most_deprived_tenth,
  rank_of_proportion_in_most_deprived_tenth,
  scale,
  rank_of_scale
from sample.english_authority
where edition = 2019 and subject = '${subject}'
order by code

select subject, local_authority_code, measure, rank, rank_above
from (
  select c.*, lag(rank) over (partition by subject, measure order by value desc, rank) as rank_above
  from (
    select subject, local_authority_code, m.*
    from checked
    cross join lateral (
      values
        ('average rank', average_rank, rank_of_average_rank),
        ('average score', average_score, rank_of_average_score),
        ('proportion', proportion_in_most_deprived_tenth, rank_of_proportion_in_most_deprived_tenth),
        ('extent', extent, rank_of_extent),
        ('local concentration', local_concentration, rank_of_local_concentration),
        ('scale', scale, rank_of_scale)
    ) as m (measure, value, rank)
    where value is not null
  ) as c
) as ordered
where rank < rank_above or rank is null

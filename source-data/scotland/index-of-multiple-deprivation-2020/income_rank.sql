-- Zones without residents are not ranked among the others: they are given the last rank of those.
select data_zone_code, income_rank
from (
  select
    data_zone_code,
    income_rank,
    rank() over (order by income_rank) + (count(*) over (partition by income_rank) - 1) / 2.0 as place
  from checked
  where total_population > 0
) inhabited
where income_rank <> place
union all
select data_zone_code, income_rank
from checked
where total_population = 0
  and income_rank <> (select max(income_rank) from checked where total_population > 0)

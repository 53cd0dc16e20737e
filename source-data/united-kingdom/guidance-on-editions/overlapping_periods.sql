-- Two editions for one day.
select earlier.nation, earlier.first_day, later.first_day as also_from
from checked earlier
join checked later
  on later.nation = earlier.nation
  and later.first_day > earlier.first_day
  and later.first_day <= coalesce(earlier.last_day, 'infinity')

select distinct format('%s belongs to %s', c.code, c.value) as fault
from checked c
where c.fact = 'parent'
  and c.value is not null
  and c.value not in (
    select code from checked where fact = 'listed' and value = 'trust'
    union all
    select identifier from dataset.nhs_bodies where kind = 'local_health_board'
  )

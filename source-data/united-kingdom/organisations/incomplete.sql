-- A list that was cut short still has rows that are right.
select distinct format('%s is in no %s', o.value, replace(expected.fact, '_', ' ')) as fault
from checked o
cross join (values ('integrated_care_board'), ('openuk_network')) as expected (fact)
where o.fact = 'parent'
  and not (
    expected.fact = 'integrated_care_board'
    and o.value in (select identifier from dataset.nhs_bodies where kind = 'local_health_board'))
  and not exists (select from checked c where c.code = o.value and c.fact = expected.fact)

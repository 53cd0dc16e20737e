-- A list that was cut short still has rows that are right.
select distinct format('%s is in no %s', o.parent, replace(expected.parent_kind, '_', ' ')) as fault
from checked o
join (
  values
    ('trust', 'integrated_care_board'),
    ('trust', 'openuk_network'),
    ('local_health_board', 'openuk_network')
) as expected (member_kind, parent_kind) on expected.member_kind = o.parent_kind
where o.member_kind = 'organisation'
  and not exists (
    select from checked c
    where c.member_kind = o.parent_kind and c.member = o.parent and c.parent_kind = expected.parent_kind)

-- A parent that the journal knows, and not the lists.
select format('%s belongs to %s, which is in no %s', o.member, o.parent, replace(expected.parent_kind, '_', ' ')) as doubt
from checked o
join (
  values
    ('trust', 'integrated_care_board'),
    ('trust', 'openuk_network'),
    ('local_health_board', 'openuk_network')
) as expected (member_kind, parent_kind) on expected.member_kind = o.parent_kind
where o.member_kind = 'organisation'
  and current_date between o.valid_from and o.valid_to
  and not exists (
    select from checked c
    where c.member_kind = o.parent_kind and c.member = o.parent and c.parent_kind = expected.parent_kind
      and current_date between c.valid_from and c.valid_to)

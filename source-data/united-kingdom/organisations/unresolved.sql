select format('%s of the boards %s', o.member, string_agg(distinct l.parent, ' and ')) as doubt
from dataset.listed_memberships o
join dataset.listed_memberships l on l.member_kind = 'trust' and l.member = o.parent and l.parent_kind = 'integrated_care_board'
where o.member_kind = 'organisation'
  and o.parent_kind = 'trust'
  and current_date between o.valid_from and o.valid_to
  and current_date between l.valid_from and l.valid_to
  and not exists (
    select from checked c
    where c.member = o.member and c.parent_kind = 'integrated_care_board' and current_date between c.valid_from and c.valid_to)
group by o.member

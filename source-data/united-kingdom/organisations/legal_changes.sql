-- Of one day in practice what was recorded last counts. What is later in practice, and no later in law, leaves
-- no day to what was before it.
with counted as (
  select distinct on (code, fact, which, valid_from)
    id, code, fact, which, value, source, reason, valid_from, coalesce(legal_from, valid_from) as legal_from
  from dataset.organisation_changes
  order by code, fact, which, valid_from, id desc
),
followed as (
  select *, min(legal_from) over (
    partition by code, fact, which order by valid_from rows between 1 following and unbounded following) as until
  from counted
)
select id, code, fact, which, value, legal_from as valid_from, source, reason
from followed
where until is null or legal_from < until

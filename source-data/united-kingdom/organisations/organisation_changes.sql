-- The journal, and behind it what the lists say that they have not said before. A list is not news where it
-- goes on saying what it said, though something else may have become known meanwhile.
with journal as materialized (
  select * from census.organisation_record
),
statement as materialized (
  select s.code, f.fact, case when f.several then s.value else '' end as which, s.value, s.valid_from, s.valid_to, s.source as reason
  from dataset.organisation_statements s
  join census.organisation_fact f using (fact)
),
listed as (
  select distinct on (code, fact, which, valid_from) code, fact, which, value, reason, valid_from
  from journal
  where source = 'list'
  order by code, fact, which, valid_from, id desc
),
is_first as (
  select not exists (select from listed) as first_time
),
-- On days that the lists name. What they do not date has been so since ever when they are first read; when
-- it is said later, it is known to be so from that day.
dated as (
  select turn.code, turn.fact, turn.which, s.value, s.reason, turn.day as valid_from
  from (
    select code, fact, which, valid_from as day from statement
    union
    select code, fact, which, valid_to + 1 from statement where valid_to < 'infinity'
  ) as turn
  left join statement s
    on s.code = turn.code and s.fact = turn.fact and s.which = turn.which and turn.day between s.valid_from and s.valid_to
  left join listed l
    on l.code = turn.code and l.fact = turn.fact and l.which = turn.which and l.valid_from = turn.day
  where (turn.day > '-infinity' or (select first_time from is_first))
    and (l.code is null or (l.value, l.reason) is distinct from (s.value, s.reason))
),
-- On this day, and on days to come that they named before.
said as (
  select code, fact, which, value, reason, valid_from, false as is_new from listed
  union all
  select code, fact, which, value, reason, valid_from, true from dated
),
looked_at as (
  select code, fact, which, current_date as day from said
  union
  select code, fact, which, current_date from statement
  union
  select code, fact, which, valid_from from said where valid_from > current_date
),
said_then as (
  select distinct on (l.code, l.fact, l.which, l.day) l.*, s.value, s.reason
  from looked_at l
  left join said s on s.code = l.code and s.fact = l.fact and s.which = l.which and s.valid_from <= l.day
  order by l.code, l.fact, l.which, l.day, s.valid_from desc nulls last, s.is_new desc
),
undated as (
  select state.code, state.fact, state.which, s.value, s.reason, state.day as valid_from
  from said_then state
  join census.organisation_fact f using (fact)
  left join statement s
    on s.code = state.code and s.fact = state.fact and s.which = state.which and state.day between s.valid_from and s.valid_to
  where (state.value, state.reason) is distinct from (s.value, s.reason)
    -- Of what has left its list it is known what it was, for the day on which it comes back.
    and not (f.of_row and not exists (select from statement other where other.code = state.code and other.fact = 'listed'))
),
added as (
  select
    last.id + row_number() over (order by code, fact, which, valid_from) as id,
    last.run + 1 as run,
    code, fact, which, value, valid_from, null::date as legal_from,
    clock.now as recorded_at,
    'list' as source,
    reason,
    null::bigint as undoes
  from (select * from dated union all select * from undated) as news
  cross join (
    select coalesce(max(id), 0) as id, coalesce(max(run), 0) as run
    from (select id, run from census.organisation_change union all select id, run from census.organisation_draft) as kept
  ) as last
  cross join (select statement_timestamp() as now) as clock
),
whole as (
  select id, run, code, fact, which, was, value, valid_from, legal_from, recorded_at, source, reason, undoes, is_draft as is_new
  from journal
  union all
  select id, run, code, fact, which, null, value, valid_from, legal_from, recorded_at, source, reason, undoes, true
  from added
)
select
  id,
  run,
  code,
  fact,
  which,
  case when is_new then lag(value) over (partition by code, fact, which order by valid_from, id) else was end as was,
  value,
  valid_from,
  legal_from,
  recorded_at,
  source,
  reason,
  undoes
from whole

-- What was asked of the Organisation Data Service, so that a run which was killed can go on, and the next one
-- knows since when; and what it said that only a person can decide.

create table census.ods_run (
  run_id bigint generated always as identity primary key,
  service text not null,
  since date not null,
  today date not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text not null default 'running' check (outcome in ('running', 'published', 'unchanged', 'checked', 'failed', 'abandoned')),
  asked integer not null default 0,
  changes integer not null default 0,
  proposals integer not null default 0,
  problem text
);
comment on table census.ods_run is 'One synchronisation with the Organisation Data Service, and how it ended';
comment on column census.ods_run.service is 'Which interface was asked, and where';
comment on column census.ods_run.since is 'What has changed on this day or later was asked for';
comment on column census.ods_run.today is 'The day on which it was begun: the next one asks for what has changed since';
comment on column census.ods_run.outcome is 'running, which may go on after its process was killed; published; unchanged; checked (a dry run); failed; abandoned (a later one began afresh)';
comment on column census.ods_run.asked is 'How many organisations it asked for';

create table census.ods_answer (
  run_id bigint not null references census.ods_run,
  code text not null,
  record jsonb,
  primary key (run_id, code)
);
comment on table census.ods_answer is 'What the service said of an organisation in a run that is not at its end';
comment on column census.ods_answer.record is 'What it said; null: it knows none of this code';

create table census.ods_unanswered (
  code text primary key,
  problem text not null
);
comment on table census.ods_unanswered is 'Organisations that the service had no answer of use for; the next run asks again';

create table census.ods_proposal (
  proposal bigint generated always as identity primary key,
  run_id bigint not null references census.ods_run,
  code text not null,
  says text not null,
  changes jsonb not null,
  made_at timestamptz not null default clock_timestamp(),
  decision text check (decision in ('confirmed', 'dismissed')),
  decided_at timestamptz,
  unique (code, says)
);
comment on table census.ods_proposal is 'What a synchronisation found that only a person can decide';
comment on column census.ods_proposal.says is 'What was found, for a person';
comment on column census.ods_proposal.changes is 'What is changed if it is confirmed';
comment on column census.ods_proposal.decision is 'What was decided; null: nothing yet';

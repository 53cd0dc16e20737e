-- What runs when, and how it went: so that a schedule that was stopped knows what it has missed.

create table census.schedule (
  task text primary key,
  cron text not null,
  zone text not null,
  begun_at timestamptz not null,
  next_at timestamptz not null,
  seen_at timestamptz not null,
  told_stale_at timestamptz
);
comment on table census.schedule is 'What the schedule runs; a line is there for as long as it is configured';
comment on column census.schedule.cron is 'When, as it is configured';
comment on column census.schedule.begun_at is 'When it was configured first: what was due before is not missed';
comment on column census.schedule.next_at is 'When it is due next';
comment on column census.schedule.seen_at is 'When the process of the schedule was alive last';
comment on column census.schedule.told_stale_at is 'When it was last said that nothing good has come of it for too long; null: there has since';

create table census.scheduled_run (
  task text not null,
  due_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null check (outcome in ('running', 'done', 'failed', 'interrupted')),
  summary text,
  primary key (task, due_at)
);
comment on table census.scheduled_run is 'One run of the schedule, for the time at which it was due';
comment on column census.scheduled_run.outcome is 'running; done; failed; interrupted (its process ended)';
comment on column census.scheduled_run.summary is 'What it did, or why it failed';

-- What each column of a version says, and where in the publisher's files it stands.
alter table census.load add column columns jsonb not null default '[]';
comment on column census.load.columns is 'Every column of the version: type, meaning, unit, why a value may be missing, and from where it was taken';

create view published.data_dictionary as
select
  p.dataset, l.version as dataset_version, p.table_name, c.*,
  p.dataset || '.' || c.column_name as id
from census.publication p
join census.load l using (load_id)
cross join lateral jsonb_to_recordset(l.columns) as c (
  column_number integer, column_name text, type text, may_be_missing boolean,
  meaning text, unit text, missing_because text,
  source text, header text, made_by text);
comment on view published.data_dictionary is 'Every column of every dataset that is served';

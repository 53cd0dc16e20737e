-- Every change to an organisation, written down once and for good; and what the lists say, which becomes
-- changes where it is new.

-- ------------------------------------------------------------------ the journal

create table census.organisation_fact (
  fact text primary key,
  several boolean not null default false,
  of_row boolean not null default false,
  meaning text not null
);
comment on table census.organisation_fact is 'What can be said of an organisation, or of what organisations belong to';
comment on column census.organisation_fact.several is 'Whether it can be said several times over at once, each of another code';
comment on column census.organisation_fact.of_row is 'Whether it is said in the row that names the organisation, and no longer when that row is gone';

insert into census.organisation_fact (fact, several, of_row, meaning) values
  ('listed', false, false, 'As what it stands in the lists: organisation or trust; nothing when it does not'),
  ('name', false, true, 'Name'),
  ('website', false, true, 'Address on the web'),
  ('telephone', false, true, 'Telephone'),
  ('address1', false, true, 'First line of the address of an organisation'),
  ('address2', false, true, 'Second line of the address of an organisation'),
  ('address3', false, true, 'Third line of the address of an organisation'),
  ('city', false, true, 'Town or city of an organisation'),
  ('county', false, true, 'County of the address of an organisation'),
  ('address_line_1', false, true, 'First line of the address of a trust'),
  ('address_line_2', false, true, 'Second line of the address of a trust'),
  ('town', false, true, 'Town of a trust'),
  ('country', false, true, 'Country of a trust, as lists write it'),
  ('postcode', false, true, 'Postcode'),
  ('latitude', false, true, 'Latitude of an organisation in WGS 84'),
  ('longitude', false, true, 'Longitude of an organisation in WGS 84'),
  ('active', false, true, 'Whether it is in operation: true from the day it opened, false from the day it closed'),
  ('published_at', false, true, 'Day on which it was made known'),
  ('local_authority', false, true, 'GSS code of the authority in which an organisation lies'),
  ('parent', false, true, 'Trust or local health board of an organisation'),
  ('integrated_care_board', true, false, 'A board of a trust'),
  ('nhs_england_region', false, false, 'The region of a board'),
  ('openuk_network', true, false, 'An epilepsy network of a trust or local health board'),
  ('paediatric_diabetes_unit', false, false, 'The diabetes unit of an organisation, trust or local health board'),
  ('paediatric_diabetes_network', false, false, 'The network of a diabetes unit'),
  ('primary_organisation', false, false, 'The organisation where a diabetes unit mainly is'),
  ('successor', true, false, 'What an organisation or trust was merged into');

create table census.organisation_change (
  id bigint primary key,
  run bigint not null,
  code text not null,
  fact text not null references census.organisation_fact,
  which text not null,
  was text,
  value text,
  valid_from date not null,
  legal_from date,
  recorded_at timestamptz not null,
  source text not null check (source in ('list', 'ods', 'command')),
  reason text,
  undoes bigint references census.organisation_change,
  sample boolean not null
);
comment on table census.organisation_change is 'The journal: nothing in it is ever changed or taken out';

create function census.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'The journal of organisations is only added to. What is wrong in it is undone by another record: census organisation undo.';
end $$;

create trigger only_added_to before update or delete or truncate on census.organisation_change
for each statement execute function census.refuse_change();

-- What is being tried. It becomes part of the journal in the moment in which what follows from it is
-- published, and is thrown away if that may not be.
create table census.organisation_draft (
  id bigint primary key,
  run bigint not null,
  code text not null,
  fact text not null references census.organisation_fact,
  which text not null,
  value text,
  valid_from date not null,
  legal_from date,
  recorded_at timestamptz not null default clock_timestamp(),
  source text not null check (source in ('ods', 'command')),
  reason text,
  undoes bigint references census.organisation_change
);

-- The journal as a load sees it: with what is tried, and without what fictional lists said, or
-- conversely. The load itself is the newest line of the book.
create view census.organisation_record as
select id, run, code, fact, which, was, value, valid_from, legal_from, recorded_at, source, reason, undoes, false as is_draft
from census.organisation_change
where sample = (
  select sample_scale is not null
  from census.load
  where table_name = 'organisation_change'
  order by load_id desc
  limit 1
)
union all
select id, run, code, fact, which, null, value, valid_from, legal_from, recorded_at, source, reason, undoes, true
from census.organisation_draft;

-- ------------------------------------------------------------------ what is published of it

create table shape.organisation_statement (
  code text not null,
  fact text not null,
  value text not null,
  valid_from date not null,
  valid_to date not null,
  source text,
  list text not null,
  row_number bigint not null,
  primary key (code, fact, value, valid_from),
  check (valid_from <= valid_to)
);
create index on shape.organisation_statement (fact, value);
comment on table shape.organisation_statement is 'One thing that a list says of an organisation, or of what organisations belong to';
comment on column shape.organisation_statement.code is 'Of what it is said: an ODS code, or the code of a diabetes unit';
comment on column shape.organisation_statement.fact is 'What is said of it, as name or parent; census.organisation_fact has all';
comment on column shape.organisation_statement.value is 'What the list says; what it leaves blank has no row';
comment on column shape.organisation_statement.valid_from is 'First day on which it holds; -infinity where the list does not say';
comment on column shape.organisation_statement.valid_to is 'Last day on which it holds; infinity while no end is known';
comment on column shape.organisation_statement.source is 'Where whoever keeps the list had it from; null: the list does not say';
comment on column shape.organisation_statement.list is 'File in which it stands';
comment on column shape.organisation_statement.row_number is 'Row of the file in which it stands first';

create table shape.organisation_change (
  id bigint primary key,
  run bigint not null,
  code text not null,
  fact text not null,
  which text not null,
  was text,
  value text,
  valid_from date not null,
  legal_from date,
  recorded_at timestamptz not null,
  source text not null,
  reason text,
  undoes bigint
);
create index on shape.organisation_change (code, fact, which, valid_from);
create index on shape.organisation_change (fact, value);
comment on table shape.organisation_change is 'One change to an organisation, or to what organisations belong to, as the journal has it. What holds on a day is, of the changes to a fact that are in force by then, the one with the latest day, and of one day the one recorded last';
comment on column shape.organisation_change.id is 'Number of the change, in the order in which they were recorded';
comment on column shape.organisation_change.run is 'Number that is the same for all that was recorded at once';
comment on column shape.organisation_change.code is 'What has changed: an ODS code, or the code of a diabetes unit';
comment on column shape.organisation_change.fact is 'What has changed of it, as name or parent; census.organisation_fact has all';
comment on column shape.organisation_change.which is 'Of what there may be several of, as the boards of a trust, the code of the one; otherwise empty';
comment on column shape.organisation_change.was is 'What it was before; null: nothing, or nothing known';
comment on column shape.organisation_change.value is 'What it is from then on; null: nothing';
comment on column shape.organisation_change.valid_from is 'First day on which it holds in practice: the operational date of ODS; -infinity: since ever, as far as is known';
comment on column shape.organisation_change.legal_from is 'First day on which it holds in law; null: the same, or not known';
comment on column shape.organisation_change.recorded_at is 'When it was recorded';
comment on column shape.organisation_change.source is 'Whence it is known: list, ods or command';
comment on column shape.organisation_change.reason is 'Why, in the words of whoever recorded it, or where the list has it from; null: nobody said';
comment on column shape.organisation_change.undoes is 'Number of the change that it takes back; null: it takes none back';

create table shape.organisation_period (
  ods_code text not null,
  name text not null,
  website text,
  address1 text,
  address2 text,
  address3 text,
  telephone text,
  city text,
  county text,
  latitude numeric,
  longitude numeric,
  easting integer,
  northing integer,
  postcode text not null,
  active boolean not null,
  published_at date,
  valid_from date not null,
  valid_to date not null,
  primary key (ods_code, valid_from),
  check (ods_code ~ '^[A-Z0-9]{3,6}$'),
  check ((latitude is null) = (longitude is null)),
  check (valid_from <= valid_to)
);
create index on shape.organisation_period (name, ods_code);
comment on table shape.organisation_period is 'One organisation that cares for children, as it was for a time';
comment on column shape.organisation_period.ods_code is 'Code of the Organisation Data Service';
comment on column shape.organisation_period.name is 'Name';
comment on column shape.organisation_period.website is 'Address on the web; null: none is known';
comment on column shape.organisation_period.address1 is 'First line of the address; null: none is known';
comment on column shape.organisation_period.address2 is 'Second line of the address; null: none is known';
comment on column shape.organisation_period.address3 is 'Third line of the address; null: none is known';
comment on column shape.organisation_period.telephone is 'Telephone; null: none is known';
comment on column shape.organisation_period.city is 'Town or city; null: none is known';
comment on column shape.organisation_period.county is 'County of the postal address; null: none is known';
comment on column shape.organisation_period.latitude is 'Latitude in WGS 84; unit: degrees; null: its place is not known';
comment on column shape.organisation_period.longitude is 'Longitude in WGS 84; unit: degrees; null: its place is not known';
comment on column shape.organisation_period.easting is 'Easting in the British National Grid, from latitude and longitude, right to a few metres; unit: m; null: its place is not known';
comment on column shape.organisation_period.northing is 'Northing in the British National Grid, from latitude and longitude, right to a few metres; unit: m; null: its place is not known';
comment on column shape.organisation_period.postcode is 'Postcode';
comment on column shape.organisation_period.active is 'Whether it was in operation';
comment on column shape.organisation_period.published_at is 'Day on which it was made known; null: that is not known';
comment on column shape.organisation_period.valid_from is 'First day on which it was so; -infinity: since ever, as far as is known';
comment on column shape.organisation_period.valid_to is 'Last day on which it was so; infinity while it is';

create table shape.trust_period (
  ods_code text not null,
  name text not null,
  address_line_1 text,
  address_line_2 text,
  town text,
  postcode text,
  country text,
  telephone text,
  website text,
  active boolean not null,
  published_at date,
  valid_from date not null,
  valid_to date not null,
  primary key (ods_code, valid_from),
  check (ods_code ~ '^[A-Z0-9]{3,6}$'),
  check (valid_from <= valid_to)
);
create index on shape.trust_period (name, ods_code);
comment on table shape.trust_period is 'One trust of the NHS, as it was for a time';
comment on column shape.trust_period.ods_code is 'Code of the Organisation Data Service';
comment on column shape.trust_period.name is 'Name';
comment on column shape.trust_period.address_line_1 is 'First line of the address; null: none is known';
comment on column shape.trust_period.address_line_2 is 'Second line of the address; null: none is known';
comment on column shape.trust_period.town is 'Town; null: none is known';
comment on column shape.trust_period.postcode is 'Postcode; null: none is known';
comment on column shape.trust_period.country is 'Country, as lists write it; null: none is known';
comment on column shape.trust_period.telephone is 'Telephone; null: none is known';
comment on column shape.trust_period.website is 'Address on the web; null: none is known';
comment on column shape.trust_period.active is 'Whether it was in operation';
comment on column shape.trust_period.published_at is 'Day on which it was made known; null: that is not known';
comment on column shape.trust_period.valid_from is 'First day on which it was so; -infinity: since ever, as far as is known';
comment on column shape.trust_period.valid_to is 'Last day on which it was so; infinity while it is';

select census.show('organisation_statement');
select census.show('organisation_change');
select census.show('organisation_period');
select census.show('trust_period');

-- ------------------------------------------------------------------ the moment in which it becomes true

-- As before; and what a version of the journal has more than the journal is added to it.
create or replace function census.publish(p_dataset text, p_version integer, p_reason text) returns void
language plpgsql as $$
declare
  loaded census.load;
begin
  select * into strict loaded from census.load where dataset = p_dataset and version = p_version;
  insert into census.publication (dataset, table_name, load_id, reason)
  values (p_dataset, loaded.table_name, loaded.load_id, p_reason)
  on conflict (dataset) do update
    set load_id = excluded.load_id, table_name = excluded.table_name,
        published_at = clock_timestamp(), reason = excluded.reason;
  execute format('create or replace view dataset.%I as select * from version.%I',
                 p_dataset, p_dataset || '_' || p_version);
  perform census.show(loaded.table_name);
  if loaded.table_name = 'organisation_change' and p_reason = 'load' then
    execute format(
      'insert into census.organisation_change
         (id, run, code, fact, which, was, value, valid_from, legal_from, recorded_at, source, reason, undoes, sample)
       select id, run, code, fact, which, was, value, valid_from, legal_from, recorded_at, source, reason, undoes, $1
       from version.%I v
       where not exists (select from census.organisation_change c where c.id = v.id)
       order by id',
      p_dataset || '_' || p_version)
    using loaded.sample_scale is not null;
    delete from census.organisation_draft;
  end if;
end $$;

comment on column shape.nhs_membership.basis is 'How it is known: list, ods or command, or by way of the trust, the board, the unit, the point or the postcode';
comment on column shape.nhs_membership.source is 'Where whoever keeps the list had it from, or why it was recorded; null: nobody said';

-- The schema at which the pipeline and the API meet.
--
--   shape      the published tables as they must look: empty, with their constraints, indexes and comments
--   version    one table per published version of a dataset, made like its shape
--   dataset    one view per dataset: the version now published (for the pipeline's own SQL)
--   published  one view per shape: all of its datasets together, each at its published version (for the API)
--   census     the book of loads, and the functions that make versions and switch views
--   batch      the job repository of Spring Batch
create schema shape;
create schema version;
create schema dataset;
create schema published;
create schema batch;

do $$
begin
  if not exists (select from pg_roles where rolname = 'census_reader') then
    create role census_reader nologin;
  end if;
end $$;

-- ------------------------------------------------------------------ the book of loads

create table census.load (
  load_id bigint generated always as identity primary key,
  dataset text not null,
  table_name text not null,
  version integer,
  outcome text not null check (outcome in ('running', 'published', 'checked', 'rejected', 'failed', 'abandoned')),
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  fingerprint text,
  sample_scale double precision,
  code_version text not null,
  declaration jsonb not null,
  sources jsonb not null default '[]',
  rows bigint,
  report jsonb not null default '[]',
  problem text,
  unique (dataset, version)
);
comment on table census.load is 'One attempt to load a dataset, and how it ended';
comment on column census.load.version is 'Number of the version that this load made; null until it has staged and built one';
comment on column census.load.outcome is 'running; published; checked (a dry run); rejected by its expectations; failed; abandoned (its process died)';
comment on column census.load.fingerprint is 'Hash of all that the version was made from: the files, the declaration, the datasets it stands on';
comment on column census.load.sample_scale is 'Scale of the fictional sample that it was made from; null for real data';
comment on column census.load.declaration is 'The declaration as it was: title, publisher, licence, attribution';
comment on column census.load.sources is 'The files: name, address or folder, SHA-256, size, when they were had';
comment on column census.load.report is 'Every expectation with what was expected and what was found';
comment on column census.load.problem is 'Why the load failed or was rejected, as it was said to the person who ran it';

create table census.publication (
  dataset text primary key,
  table_name text not null,
  load_id bigint not null references census.load,
  published_at timestamptz not null default clock_timestamp(),
  reason text not null check (reason in ('load', 'rollback'))
);
comment on table census.publication is 'Which version of each dataset is served';

-- ------------------------------------------------------------------ shapes

create table shape.area (
  code text not null,
  kind text not null,
  edition integer not null,
  name text not null,
  welsh_name text,
  nation text not null,
  primary key (code, edition),
  check (nation in ('england', 'wales', 'scotland', 'northern_ireland'))
);
create index on shape.area (kind, edition, code);
comment on table shape.area is 'One area of one kind in one edition of the boundaries';
comment on column shape.area.code is 'Code of the area in this edition';
comment on column shape.area.kind is 'What the area is: lsoa, msoa, ward, local_authority';
comment on column shape.area.edition is 'Year of the boundaries';
comment on column shape.area.name is 'Name in English';
comment on column shape.area.welsh_name is 'Name in Welsh; null: the publisher gives none';
comment on column shape.area.nation is 'england, wales, scotland or northern_ireland';

create table shape.area_containment (
  code text not null,
  kind text not null,
  edition integer not null,
  parent_code text not null,
  parent_kind text not null,
  parent_edition integer not null,
  fit text not null,
  primary key (code, edition, parent_kind, parent_edition),
  check (fit in ('exact', 'best_fit'))
);
create index on shape.area_containment (parent_code, parent_edition, kind, edition);
comment on table shape.area_containment is 'One area and one larger area that it lies in';
comment on column shape.area_containment.code is 'Code of the smaller area';
comment on column shape.area_containment.kind is 'Kind of the smaller area';
comment on column shape.area_containment.edition is 'Year of the boundaries of the smaller area';
comment on column shape.area_containment.parent_code is 'Code of the larger area';
comment on column shape.area_containment.parent_kind is 'Kind of the larger area';
comment on column shape.area_containment.parent_edition is 'Year of the boundaries of the larger area';
comment on column shape.area_containment.fit is 'exact: wholly inside; best_fit: the larger area holds most of its people';

create table shape.english_deprivation_index (
  edition integer not null,
  lsoa_code text not null,
  lsoa_edition integer not null,
  local_authority_code text not null,
  local_authority_edition integer not null,
  quantile_rule text not null,
  direction text not null,
  imd_score numeric,
  imd_rank integer,
  imd_decile smallint,
  income_score numeric,
  income_score_exponentially_transformed numeric,
  income_rank integer,
  income_decile smallint,
  employment_score numeric,
  employment_score_exponentially_transformed numeric,
  employment_rank integer,
  employment_decile smallint,
  education_skills_training_score numeric,
  education_skills_training_score_exponentially_transformed numeric,
  education_skills_training_rank integer,
  education_skills_training_decile smallint,
  health_deprivation_disability_score numeric,
  health_deprivation_disability_score_exponentially_transformed numeric,
  health_deprivation_disability_rank integer,
  health_deprivation_disability_decile smallint,
  crime_score numeric,
  crime_score_exponentially_transformed numeric,
  crime_rank integer,
  crime_decile smallint,
  barriers_to_housing_services_score numeric,
  barriers_to_housing_services_score_exponentially_transformed numeric,
  barriers_to_housing_services_rank integer,
  barriers_to_housing_services_decile smallint,
  living_environment_score numeric,
  living_environment_score_exponentially_transformed numeric,
  living_environment_rank integer,
  living_environment_decile smallint,
  children_young_people_sub_domain_score numeric,
  children_young_people_sub_domain_rank integer,
  children_young_people_sub_domain_decile smallint,
  adult_skills_sub_domain_score numeric,
  adult_skills_sub_domain_rank integer,
  adult_skills_sub_domain_decile smallint,
  geographical_barriers_sub_domain_score numeric,
  geographical_barriers_sub_domain_rank integer,
  geographical_barriers_sub_domain_decile smallint,
  wider_barriers_sub_domain_score numeric,
  wider_barriers_sub_domain_rank integer,
  wider_barriers_sub_domain_decile smallint,
  indoors_sub_domain_score numeric,
  indoors_sub_domain_rank integer,
  indoors_sub_domain_decile smallint,
  outdoors_sub_domain_score numeric,
  outdoors_sub_domain_rank integer,
  outdoors_sub_domain_decile smallint,
  idaci_score numeric,
  idaci_rank integer,
  idaci_decile smallint,
  idaopi_score numeric,
  idaopi_rank integer,
  idaopi_decile smallint,
  population_year integer not null,
  total_population numeric,
  dependent_children numeric,
  population_16_59 numeric,
  older_population_60_and_over numeric,
  working_age_population numeric,
  primary key (lsoa_code, edition)
);
create index on shape.english_deprivation_index (edition, imd_rank desc, lsoa_code);
create index on shape.english_deprivation_index (local_authority_code, edition);
comment on table shape.english_deprivation_index is 'One lower layer super output area of England in one edition of the English indices of deprivation';
comment on column shape.english_deprivation_index.edition is 'Year of the index';
comment on column shape.english_deprivation_index.lsoa_code is 'Lower layer super output area';
comment on column shape.english_deprivation_index.lsoa_edition is 'Census whose lower layer super output areas the index describes';
comment on column shape.english_deprivation_index.local_authority_code is 'Local authority district in which the publisher puts the area';
comment on column shape.english_deprivation_index.local_authority_edition is 'Year of the local authority districts';
comment on column shape.english_deprivation_index.quantile_rule is 'How deciles follow from ranks: ceiling is ceil(rank * 10 / areas)';
comment on column shape.english_deprivation_index.direction is 'What rank 1 and decile 1 mean: 1_is_most_deprived';
comment on column shape.english_deprivation_index.imd_score is 'Index of Multiple Deprivation: score, larger is more deprived; unit: points; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.imd_rank is 'Index of Multiple Deprivation: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.imd_decile is 'Index of Multiple Deprivation: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.income_score is 'Income domain: score, larger is more deprived; unit: share of those at risk; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.income_score_exponentially_transformed is 'Income domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.income_rank is 'Income domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.income_decile is 'Income domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.employment_score is 'Employment domain: score, larger is more deprived; unit: share of those at risk; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.employment_score_exponentially_transformed is 'Employment domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.employment_rank is 'Employment domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.employment_decile is 'Employment domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.education_skills_training_score is 'Education, Skills and Training domain: score, larger is more deprived; unit: points; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.education_skills_training_score_exponentially_transformed is 'Education, Skills and Training domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.education_skills_training_rank is 'Education, Skills and Training domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.education_skills_training_decile is 'Education, Skills and Training domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.health_deprivation_disability_score is 'Health Deprivation and Disability domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.health_deprivation_disability_score_exponentially_transformed is 'Health Deprivation and Disability domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.health_deprivation_disability_rank is 'Health Deprivation and Disability domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.health_deprivation_disability_decile is 'Health Deprivation and Disability domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.crime_score is 'Crime domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.crime_score_exponentially_transformed is 'Crime domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.crime_rank is 'Crime domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.crime_decile is 'Crime domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.barriers_to_housing_services_score is 'Barriers to Housing and Services domain: score, larger is more deprived; unit: points; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.barriers_to_housing_services_score_exponentially_transformed is 'Barriers to Housing and Services domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.barriers_to_housing_services_rank is 'Barriers to Housing and Services domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.barriers_to_housing_services_decile is 'Barriers to Housing and Services domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.living_environment_score is 'Living Environment domain: score, larger is more deprived; unit: points; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.living_environment_score_exponentially_transformed is 'Living Environment domain: score after the exponential transformation with which domains are combined; unit: points from 0 to 100; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.living_environment_rank is 'Living Environment domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.living_environment_decile is 'Living Environment domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.children_young_people_sub_domain_score is 'Children and Young People sub-domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.children_young_people_sub_domain_rank is 'Children and Young People sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.children_young_people_sub_domain_decile is 'Children and Young People sub-domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.adult_skills_sub_domain_score is 'Adult Skills sub-domain: score, larger is more deprived; unit: share of those at risk; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.adult_skills_sub_domain_rank is 'Adult Skills sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.adult_skills_sub_domain_decile is 'Adult Skills sub-domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.geographical_barriers_sub_domain_score is 'Geographical Barriers sub-domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.geographical_barriers_sub_domain_rank is 'Geographical Barriers sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.geographical_barriers_sub_domain_decile is 'Geographical Barriers sub-domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.wider_barriers_sub_domain_score is 'Wider Barriers sub-domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.wider_barriers_sub_domain_rank is 'Wider Barriers sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.wider_barriers_sub_domain_decile is 'Wider Barriers sub-domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.indoors_sub_domain_score is 'Indoors sub-domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.indoors_sub_domain_rank is 'Indoors sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.indoors_sub_domain_decile is 'Indoors sub-domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.outdoors_sub_domain_score is 'Outdoors sub-domain: score, larger is more deprived; unit: standardised score; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.outdoors_sub_domain_rank is 'Outdoors sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.outdoors_sub_domain_decile is 'Outdoors sub-domain: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.idaci_score is 'Income Deprivation Affecting Children Index: score, larger is more deprived; unit: share of those at risk; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.idaci_rank is 'Income Deprivation Affecting Children Index: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.idaci_decile is 'Income Deprivation Affecting Children Index: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.idaopi_score is 'Income Deprivation Affecting Older People Index: score, larger is more deprived; unit: share of those at risk; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.idaopi_rank is 'Income Deprivation Affecting Older People Index: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.idaopi_decile is 'Income Deprivation Affecting Older People Index: decile by the quantile rule of the row, 1 is most deprived; unit: tenth; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.population_year is 'Year whose people the rates are of: those of the middle of it, without prisoners';
comment on column shape.english_deprivation_index.total_population is 'People, all ages; unit: people; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.dependent_children is 'Children aged 0 to 15; unit: people; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.population_16_59 is 'People aged 16 to 59; unit: people; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.older_population_60_and_over is 'People aged 60 and over; unit: people; null: no file that has it was at hand';
comment on column shape.english_deprivation_index.working_age_population is 'People of working age, the denominator of the Employment domain: from 18 to 59 or 64 in 2015, an average over years that may have quarters; from 18 to 66 in 2022; unit: people; null: no file that has it was at hand';

-- ------------------------------------------------------------------ versions and views

-- An empty table like the shape, without its indexes: those are quicker to build over the rows.
create function census.create_version(p_dataset text, p_table text, p_version integer) returns text
language plpgsql as $$
declare
  name text := format('version.%I', p_dataset || '_' || p_version);
begin
  execute format('create table %s (like shape.%I including all excluding indexes)', name, p_table);
  return name;
end $$;

-- Only indexed columns are analysed: they are what the planner chooses by, and of 75 columns that is
-- a tenth of the work.
create function census.index_version(p_dataset text, p_table text, p_version integer) returns void
language plpgsql as $$
declare
  name text := format('version.%I', p_dataset || '_' || p_version);
  definition text;
  indexed text;
begin
  for definition in select indexdef from pg_indexes where schemaname = 'shape' and tablename = p_table loop
    execute regexp_replace(definition, ' INDEX \S+ ON \S+ ', ' INDEX ON ' || name || ' ');
  end loop;
  select string_agg(distinct quote_ident(a.attname), ', ') into indexed
  from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
  where i.indrelid = name::regclass;
  execute format('analyze %s (%s)', name, indexed);
end $$;

-- Makes published.<table> again: every dataset of that shape at its published version, and beside
-- each row which dataset and version it came from. Two datasets of one shape may be published at the
-- same moment: the second must see what the first has published, so they take turns. Not by a lock on
-- the view: that would lock the tables below it as well, and wait for the autovacuum of a large one.
create function census.show(p_table text) returns void
language plpgsql as $$
declare
  names text;
  branches text;
begin
  perform pg_advisory_xact_lock(hashtext('census.show'), hashtext(p_table));

  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into names
  from information_schema.columns where table_schema = 'shape' and table_name = p_table;

  select string_agg(
           format('select %s, %L::text as dataset, %s as dataset_version from version.%I',
                  names, p.dataset, l.version, p.dataset || '_' || l.version),
           ' union all ' order by p.dataset)
  into branches
  from census.publication p join census.load l using (load_id)
  where p.table_name = p_table;

  execute format('create or replace view published.%I as %s', p_table,
    coalesce(branches,
      format('select %s, null::text as dataset, null::integer as dataset_version from shape.%I', names, p_table)));
end $$;

-- The swap, for a new version and for an old one alike. The caller's transaction makes it whole.
create function census.publish(p_dataset text, p_version integer, p_reason text) returns void
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
end $$;

-- Before anything is loaded the API sees its tables, empty.
select census.show(table_name) from information_schema.tables where table_schema = 'shape';

-- ------------------------------------------------------------------ what the API may read

create view published.dataset as
select
  p.dataset, p.table_name, l.version as dataset_version, l.load_id, l.rows, l.sample_scale is not null as sample, l.fingerprint,
  l.started_at as loaded_at, p.published_at, p.reason, l.code_version, l.declaration, l.sources, l.report
from census.publication p join census.load l using (load_id);
comment on view published.dataset is 'Every dataset that is served: its version, where it came from, what was checked';

grant usage on schema published to census_reader;
grant select on all tables in schema published to census_reader;
alter default privileges in schema published grant select on tables to census_reader;

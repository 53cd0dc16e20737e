-- Two English indices over the small areas of the directory, with random values in every column, as
-- many and as long as in truth, and the areas that are shown with them.
create function pg_temp.publish(of_dataset text, of_table text) returns void
language plpgsql as $$
begin
  perform census.index_version(of_dataset, of_table, 1);
  execute format(
    'insert into census.load (dataset, table_name, version, outcome, sample_scale, code_version,
       declaration, sources, rows, fingerprint)
     select %L, %L, 1, ''published'', 1, ''benchmark'', ''{}'', ''[]'', count(*), ''f''
     from version.%I', of_dataset, of_table, of_dataset || '_1');
  perform census.publish(of_dataset, 1, 'load');
end $$;

create temporary table small as
select distinct
  edition, code, row_number() over (partition by edition order by hashtext(code), code)::integer as rank,
  msoa_code, local_authority_code
from (
  select distinct on (edition, code) edition, code, msoa_code, local_authority_code
  from published.postcode
  cross join lateral (
    values (2011, lsoa_2011_code, msoa_2011_code), (2021, lsoa_2021_code, msoa_2021_code)
  ) lower (edition, code, msoa_code)
  order by edition, code
) each_once;

select census.create_version('small_areas', 'area', 1);
insert into version.small_areas_1
select code, 'lsoa', edition, 'Sampleford ' || right(code, 5), null, 'england' from small
union
select msoa_code, 'msoa', edition, 'Sampleford ' || right(msoa_code, 3), null, 'england' from small
union
select local_authority_code, 'local_authority', 2019, 'Sampleford', null, 'england' from small;
select pg_temp.publish('small_areas', 'area');

select census.create_version('small_areas_in_larger', 'area_containment', 1);
insert into version.small_areas_in_larger_1
select code, 'lsoa', edition, msoa_code, 'msoa', edition, 'exact' from small;
select pg_temp.publish('small_areas_in_larger', 'area_containment');

do $$
declare
  edition integer;
  dataset text;
begin
  foreach edition in array array[2019, 2025] loop
    dataset := 'english_index_' || edition;
    perform census.create_version(dataset, 'english_deprivation_index', 1);
    execute (
      select format('insert into version.%I select %s from small where edition = %s',
        dataset || '_1',
        string_agg(
          case
            when column_name = 'edition' then edition::text
            when column_name = 'lsoa_code' then 'code'
            when column_name = 'lsoa_edition' then 'edition'
            when column_name = 'local_authority_code' then 'local_authority_code'
            when column_name = 'local_authority_edition' then '2019'
            when column_name = 'quantile_rule' then '''ceiling'''
            when column_name = 'direction' then '''1_is_most_deprived'''
            when column_name = 'population_year' then (edition - 4)::text
            when column_name = 'imd_rank' then 'rank'
            when data_type = 'smallint' then '1 + rank % 10'
            when data_type = 'integer' then '1 + (rank * 7) % 32000'
            else '(random() * 100)::numeric(6, 3)'
          end, ', ' order by ordinal_position),
        case edition when 2019 then 2011 else 2021 end)
      from information_schema.columns
      where table_schema = 'shape' and table_name = 'english_deprivation_index');
    perform pg_temp.publish(dataset, 'english_deprivation_index');
  end loop;
end $$;

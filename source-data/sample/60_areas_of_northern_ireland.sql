-- Areas of Northern Ireland: data zones of 2021 in super data zones, those in the electoral areas and
-- districts of 2014; and the super output areas of 2001, which the districts came after.

create table sample.northern_ireland as
select
  sample.scaled(11) as districts,
  sample.scaled(80) as electoral_areas,
  sample.scaled(850) as super_data_zones,
  sample.scaled(3780) as data_zones,
  sample.scaled(890) as super_output_areas;

-- "Ballysample", "Drummock".
create function sample.irish_town(number bigint) returns text
language sql immutable
return (
  with words as (
    select array['Bally', 'Drum', 'Lis', 'Kil', 'Tully', 'Ard', 'Car', 'Dun', 'Mul', 'Clon', 'Rath'] as firsts,
           array['sample', 'mock', 'feign', 'fable', 'sham', 'figment', 'fancy', 'tale', 'nowhere'] as seconds
  )
  select sample.first_word(number, firsts) || sample.second_word(number, seconds, cardinality(firsts))
  from words
);

create table sample.local_government_district as
select
  number,
  sample.code('N09', number) as code,
  case number % 3
    when 0 then sample.irish_town(name) || ' City, ' || sample.irish_town(7 * name) || ' and Shamside'
    when 1 then sample.irish_town(name) || ' and ' || sample.irish_town(7 * name)
    else sample.irish_town(name)
  end as name
from sample.northern_ireland
cross join generate_series(1, districts) as number
cross join lateral (select number + floor(99 * sample.chance('districts'))::bigint as name) n;

create table sample.data_zone_2021 as
with numbered as (
  select
    number,
    sample.place(number, data_zones, super_data_zones) as super_data_zone,
    sample.place(sample.place(number, data_zones, super_data_zones), super_data_zones, electoral_areas) as electoral_area
  from sample.northern_ireland, generate_series(1, data_zones) as number
),
placed as (
  select
    n.*,
    sample.irish_town(electoral_area + floor(99 * sample.chance('electoral areas'))::bigint) as electoral_area_name,
    super_data_zone - min(super_data_zone) over (partition by electoral_area) as letter,
    row_number() over (partition by super_data_zone order by number) as digit
  from numbered n
)
-- "Ballysample_C2": the second data zone in the third super data zone of the electoral area.
select
  sample.code('N20', p.number) as code,
  replace(electoral_area_name, ' ', '_') || '_' || chr(65 + letter::integer) || digit as name,
  sample.code('N21', super_data_zone) as super_data_zone_code,
  replace(electoral_area_name, ' ', '_') || '_' || chr(65 + letter::integer) as super_data_zone_name,
  sample.code('N10', electoral_area) as electoral_area_code,
  electoral_area_name,
  d.code as district_code,
  d.name as district_name
from placed p
cross join sample.northern_ireland
join sample.local_government_district d
  on d.number = sample.place(electoral_area, electoral_areas, districts);

-- The real codes have a letter twice; no fictional one does.
create table sample.soa_2001 as
select
  n.number,
  '95Z' || chr(65 + ((n.number - 1) / 40)::integer) || lpad((1 + (n.number - 1) % 40)::text, 2, '0')
    || case when n.number % 3 = 0 then 'W1' else 'S1' end as code,
  sample.irish_town((n.number - 1) / 2 + floor(99 * sample.chance('super output areas'))::bigint) || '_' || 1 + (n.number - 1) % 2 as name,
  (array['Urban', 'Urban', 'Rural', 'Mixed urban/rural'])[1 + floor(4 * sample.chance('default urban or rural ' || n.number))::integer] as urban_rural,
  d.code as district_code,
  d.name as district_name
from sample.northern_ireland
cross join generate_series(1, super_output_areas) as n (number)
join sample.local_government_district d
  on d.number = sample.place(n.number, super_output_areas, districts);

alter table sample.soa_2001 add primary key (code);

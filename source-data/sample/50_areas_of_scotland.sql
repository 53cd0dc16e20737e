-- Areas of Scotland: data zones of 2011, each in one intermediate zone, which lies in one local
-- authority; authorities make up health and social care partnerships, and those make up health boards.
-- Wards divide authorities and constituencies divide the country, both by lines of their own.

create table sample.scotland as
select
  sample.scaled(14) as health_boards,
  sample.scaled(31) as partnerships,
  sample.scaled(32) as local_authorities,
  sample.scaled(59) as constituencies,
  sample.scaled(355) as wards,
  sample.scaled(1279) as intermediate_zones,
  sample.scaled(6976) as data_zones;

-- "Strathsample", "Kinmock".
create function sample.scottish_town(number bigint) returns text
language sql immutable
return (
  with words as (
    select array['Strath', 'Kin', 'Inver', 'Glen', 'Auchter', 'Dun', 'Aber', 'Kil', 'Bal', 'Loch', 'Pit'] as firsts,
           array['sample', 'mock', 'feign', 'fable', 'sham', 'figment', 'fancy', 'tale', 'nowhere'] as seconds
  )
  select sample.first_word(number, firsts) || sample.second_word(number, seconds, cardinality(firsts))
  from words
);

-- "Strathsample North"; with the strokes, commas and dashes that real intermediate zones have.
create function sample.intermediate_zone_name(number bigint) returns text
language sql immutable
return sample.scottish_town(number)
  || sample.first_word(number / 99, array[
       '', ' North', ' South', ' East', ' West', ' Central', ' Park', '/Shamside', ' and Mockhill',
       ', Feignbank and Fablelea East', ' Village', '-on-Sham', ' Landward']);

-- ------------------------------------------------------------------ local authorities and what they make up

-- Some authorities are many times as large as others.
create table sample.local_authority_scotland as
with weighted as (
  select
    s.*,
    number,
    1 + floor(9 * sample.chance('scottish authority ' || number))::bigint as weight,
    sample.place(number, local_authorities, partnerships) as partnership
  from sample.scotland s, generate_series(1, s.local_authorities) as number
),
-- Of what is handed out by its share, each authority has one in advance.
shared as (
  select
    weighted.*,
    sum(weight) over (order by number) / sum(weight) over () as share
  from weighted
),
ended as (
  select
    shared.*,
    number + round((intermediate_zones - local_authorities) * share)::bigint as last_intermediate_zone,
    number + round((wards - local_authorities) * share)::bigint as last_ward,
    sample.place(partnership, partnerships, health_boards) as health_board
  from shared
),
named as (
  select
    ended.*,
    sample.scottish_town(number - 1) as name,
    sample.scottish_town(3 * health_board) as health_board_name
  from ended
)
select
  number,
  sample.code('S12', number) as code,
  name,
  sample.code('S37', partnership) as partnership_code,
  string_agg(name, ' and ') over (
    partition by partnership order by number rows between unbounded preceding and unbounded following
  ) as partnership_name,
  sample.code('S08', health_board) as health_board_code,
  health_board_name,
  last_intermediate_zone,
  last_intermediate_zone - lag(last_intermediate_zone, 1, 0::bigint) over (order by number) as own_intermediate_zones,
  last_ward,
  last_ward - lag(last_ward, 1, 0::bigint) over (order by number) as own_wards
from named;

-- ------------------------------------------------------------------ urban and rural

-- Eight classes, of which the others are made.
create table sample.scottish_urban_rural_class (
  eight integer primary key, eight_name text, six integer, six_name text, three integer, three_name text,
  two integer, two_name text
);
insert into sample.scottish_urban_rural_class
values
  (1, 'Large Urban Areas', 1, 'Large Urban Areas', 1, 'Rest of Scotland', 1, 'Rest of Scotland'),
  (2, 'Other Urban Areas', 2, 'Other Urban Areas', 1, 'Rest of Scotland', 1, 'Rest of Scotland'),
  (3, 'Accessible Small Towns', 3, 'Accessible Small Towns', 1, 'Rest of Scotland', 1, 'Rest of Scotland'),
  (4, 'Remote Small Towns', 4, 'Remote Small Towns', 1, 'Rest of Scotland', 1, 'Rest of Scotland'),
  (5, 'Very Remote Small Towns', 4, 'Remote Small Towns', 1, 'Rest of Scotland', 1, 'Rest of Scotland'),
  (6, 'Accessible Rural Areas', 5, 'Accessible Rural', 2, 'Accessible Rural', 2, 'Rural'),
  (7, 'Remote Rural Areas', 6, 'Remote Rural', 3, 'Remote Rural', 2, 'Rural'),
  (8, 'Very Remote Rural Areas', 6, 'Remote Rural', 3, 'Remote Rural', 2, 'Rural');

-- ------------------------------------------------------------------ data zones

create table sample.intermediate_zone_2011 as
with placed as (
  select
    a.code as local_authority_code,
    a.last_intermediate_zone - a.own_intermediate_zones + place as number
  from sample.local_authority_scotland a, generate_series(1, a.own_intermediate_zones) as place
),
weighted as (
  select
    placed.*,
    1 + floor(6 * sample.chance('intermediate zone ' || number))::bigint as weight
  from placed
),
-- Two data zones in advance: no intermediate zone has fewer.
shared as (
  select
    weighted.*,
    2 * number + round((data_zones - 2 * intermediate_zones)
      * sum(weight) over (order by number) / sum(weight) over ())::bigint as last_data_zone
  from weighted, sample.scotland
)
select
  sample.code('S02', number) as code,
  sample.intermediate_zone_name(number - 1) as name,
  local_authority_code,
  last_data_zone,
  last_data_zone - lag(last_data_zone, 1, 0::bigint) over (order by number) as own_data_zones
from shared;

create table sample.data_zone_2011 as
with numbered as (
  select
    z.last_data_zone - z.own_data_zones + place as number,
    z.code as intermediate_zone_code,
    z.name as intermediate_zone_name,
    z.name || ' - ' || lpad(place::text, 2, '0') as name,
    z.local_authority_code
  from sample.intermediate_zone_2011 z, generate_series(1, z.own_data_zones) as place
),
placed as (
  select
    n.*,
    row_number() over in_authority as place,
    count(*) over (partition by local_authority_code) as neighbours,
    -- Alike in one intermediate zone.
    1 + floor(8 * sample.chance('urban or rural ' || intermediate_zone_code))::integer as urban_rural_class
  from numbered n
  window in_authority as (partition by local_authority_code order by number)
)
select
  sample.code('S01', p.number) as code,
  p.name,
  p.intermediate_zone_code,
  p.intermediate_zone_name,
  sample.code('S13', w.number) as ward_code,
  -- Gaelic names need the letters of Windows-1252, and some end in a no-break space.
  case w.number % 12
    when 3 then 'Sgìr’ Shampaill agus ' || sample.ward_name(w.number)
    when 7 then sample.ward_name(w.number) || chr(160)
    else sample.ward_name(w.number)
  end as ward_name,
  a.code as local_authority_code,
  a.name as local_authority_name,
  sample.code('S14', c.number) as constituency_code,
  sample.scottish_town(c.number) || ' and ' || sample.scottish_town(5 * c.number) as constituency_name,
  a.partnership_code,
  a.partnership_name,
  a.health_board_code,
  a.health_board_name,
  p.urban_rural_class
from placed p
join sample.local_authority_scotland a on a.code = p.local_authority_code
cross join sample.scotland s
cross join lateral (
  select a.last_ward - a.own_wards + sample.place(p.place, p.neighbours, a.own_wards) as number
) w
cross join lateral (
  select sample.place(p.number, s.data_zones, s.constituencies) as number
) c;

alter table sample.data_zone_2011 add primary key (code);
analyze sample.data_zone_2011;

-- Outlines of areas. Every edition of the boundaries is a set of columns, 4 km wide and 6 km high, side by
-- side in islands that lie one above the other, with 1 km of sea between them. A column is a middle layer
-- area or the like, and is cut across into its small areas; a larger area is a run of columns. As in life,
-- where two areas meet both have the same points.

create table sample.outline_column (shore text, number bigint, code text, primary key (shore, number));
create index on sample.outline_column (code);

insert into sample.outline_column
select 'england and wales 2011', row_number() over (order by msoa_code), msoa_code
from (select distinct msoa_code from sample.lsoa_2011) as msoas
union all
select 'england and wales 2021', row_number() over (order by local_authority_code, code), code
from sample.msoa_2021
union all
select 'scotland', row_number() over (order by local_authority_code, code), code
from sample.intermediate_zone_2011
union all
select 'northern ireland 2001', row_number() over (order by district_code, code), code from sample.soa_2001
union all
select 'northern ireland 2021', row_number() over (order by super_data_zone_code), super_data_zone_code
from (select distinct super_data_zone_code from sample.data_zone_2021) as zones
union all
select 'wards', row_number() over (order by local_authority_code, code), code
from (
  select *, row_number() over (order by sample.chance('ward of 2022 ' || code), code) as turn from sample.ward_2024
) as wards
where turn <= sample.scaled(8482);

-- Where an island lies, and how many columns it has: so many that they make about a square.
create table sample.outline_shore as
select
  shore,
  ceil(sqrt(count(*) * 7.0 / 4))::integer as columns,
  case when shore like 'northern%' then 20000 else 200000 end
    + 100 * floor(100 * sample.chance('shore ' || shore))::integer as easting,
  case when shore like 'northern%' then 380000 when shore = 'scotland' then 560000 else 20000 end as northing
from sample.outline_column
group by shore;

-- Most middle layer areas of 2011 are still there in 2021, under the same code.
create function sample.is_on_shore(layer text, shore text) returns boolean
language sql immutable
return shore not like 'england%'
  or right(shore, 4) = case when layer in ('lsoa_2021', 'msoa_2021', 'local_authority_2024') then '2021' else '2011' end;

create table sample.outline_place as
select c.code, c.shore, c.number, (c.number - 1) / s.columns as island, (c.number - 1) % s.columns as place
from sample.outline_column c join sample.outline_shore s using (shore);

-- What lies between two columns and two heights of an island, clockwise, with a point wherever another
-- area may have one. A column is twelve steps of 500 m high.
create function sample.outline_ring(
  shore text, island bigint, first_place bigint, last_place bigint, bottom integer, top integer
) returns text
language sql stable
return (
  select
    '((' || string_agg(
      format('%s %s', s.easting + 4000 * x, s.northing + 7000 * outline_ring.island + 500 * y), ', ' order by turn
    ) || '))'
  from sample.outline_shore s,
  lateral (
    select turn, first_place as x, y
    from generate_series(bottom, top) with ordinality as up (y, turn)
    union all
    select 1000 + turn, x, top
    from generate_series(first_place + 1, last_place + 1) with ordinality as along (x, turn)
    union all
    select 2000 + turn, last_place + 1, y
    from generate_series(top - 1, bottom, -1) with ordinality as down (y, turn)
    union all
    select 3000 + turn, x, bottom
    from generate_series(last_place, first_place, -1) with ordinality as back (x, turn)
  ) as points
  where s.shore = outline_ring.shore
);

-- ------------------------------------------------------------------ which columns make an area

create table sample.outline_part (layer text, code text, name text, welsh_name text, column_code text);

insert into sample.outline_part
select distinct 'msoa_2011', msoa_code, msoa_name, replace(msoa_name, ' ', ' Cymraeg '), msoa_code
from sample.lsoa_2011
union all
select 'msoa_2021', code, name, welsh_name, code from sample.msoa_2021
union all
select 'ward_2022', code, name, welsh_name, code
from sample.ward_2024
where code in (select code from sample.outline_column where shore = 'wards')
union all
select 'super_output_area_2001', code, name, null, code from sample.soa_2001
union all
select distinct 'super_data_zone_2021', super_data_zone_code, super_data_zone_name, null, super_data_zone_code
from sample.data_zone_2021
union all
select distinct 'local_authority_2019', local_authority_code, local_authority_name, null, msoa_code
from sample.lsoa_2011
union all
select distinct 'london_borough_2013', local_authority_code, local_authority_name, null, msoa_code
from sample.lsoa_2011 where left(local_authority_code, 3) = 'E09'
union all
select 'local_authority_2024', a.code, a.name, a.welsh_name, m.code
from sample.msoa_2021 m join sample.local_authority_2024 a on a.code = m.local_authority_code
union all
select layer, a.code, a.name, null, z.code
from sample.intermediate_zone_2011 z
join sample.local_authority_scotland a on a.code = z.local_authority_code,
  (values ('local_authority_2019'), ('local_authority_2024')) as layers (layer)
union all
select layer, district_code, district_name, null, code
from sample.soa_2001, (values ('local_authority_2019'), ('local_authority_2024')) as layers (layer)
union all
select 'health_board_2019', a.health_board_code, a.health_board_name, null, z.code
from sample.intermediate_zone_2011 z
join sample.local_authority_scotland a on a.code = z.local_authority_code
union all
select
  'health_and_social_care_trust_2018',
  'Z' || trust || 'HSCT',
  sample.irish_town(11 * trust),
  null,
  s.code
from sample.soa_2001 s
join sample.local_government_district d on d.code = s.district_code,
  sample.northern_ireland,
  lateral (select sample.place(d.number, districts, sample.scaled(5)) as trust) as of
-- Of the larger areas of the health service it is said with authorities of 2019 which lie in them.
union all
select distinct 'icb_2023', i.code, i.name, null, l.msoa_code
from sample.lsoa_2011 l
join sample.local_authority_within w on w.code = l.local_authority_code
join sample.sub_icb s on s.code = w.sub_icb_code
join sample.icb i on i.code = s.icb_code
union all
select distinct 'local_health_board_2022', b.code, b.name, b.welsh_name, l.msoa_code
from sample.lsoa_2011 l
join sample.local_authority_within w on w.code = l.local_authority_code
join sample.local_health_board b on b.code = w.local_health_board_code
union all
select distinct
  'nhs_england_region_2022',
  sample.code('E40', region),
  sample.town_by_chance('health region ' || region) || ' and around',
  null,
  l.msoa_code
from sample.lsoa_2011 l
join sample.local_authority_2019 a on a.code = l.local_authority_code and a.letter = 'E'
join sample.nation n using (letter),
  lateral (select sample.place(a.number, n.local_authorities, sample.scaled(7)) as region) as of
union all
select
  'country_2022', c.code, c.name, c.welsh_name, o.code
from sample.outline_column o
join sample.country c
  on c.letter = case
    when o.shore = 'england and wales 2011' then left(o.code, 1)
    when o.shore = 'scotland' then 'S'
    when o.shore = 'northern ireland 2001' then 'N'
  end;

-- ------------------------------------------------------------------ outlines

create table sample.outline as
with placed as (
  select
    p.*, c.shore, c.island, c.place,
    c.place - row_number() over (partition by p.layer, p.code, c.shore, c.island order by c.place) as run
  from sample.outline_part p join sample.outline_place c on c.code = p.column_code and sample.is_on_shore(p.layer, c.shore)
),
runs as (
  select
    layer, code, name, welsh_name, shore, island,
    min(place) as first_place, max(place) as last_place
  from placed
  group by layer, code, name, welsh_name, shore, island, run
),
cut as (
  select
    'lsoa_2011' as layer, code, name, null as welsh_name, msoa_code as column_code,
    row_number() over of_msoa as place, count(*) over (partition by msoa_code) as places
  from sample.lsoa_2011
  window of_msoa as (partition by msoa_code order by code)
  union all
  select
    'lsoa_2021', code, name, welsh_name, msoa_code,
    row_number() over of_msoa, count(*) over (partition by msoa_code)
  from sample.lsoa_2021
  window of_msoa as (partition by msoa_code order by code)
  union all
  select
    'data_zone_2011', code, name, null, intermediate_zone_code,
    row_number() over of_zone, count(*) over (partition by intermediate_zone_code)
  from sample.data_zone_2011
  window of_zone as (partition by intermediate_zone_code order by code)
),
rings as (
  select
    layer, code, name, welsh_name, shore, island, first_place,
    sample.outline_ring(shore, island, first_place, last_place, 0, 12) as ring
  from runs
  union all
  select
    layer, cut.code, name, welsh_name, shore, island, p.place,
    sample.outline_ring(
      shore, island, p.place, p.place, (12 * (cut.place - 1) / places)::integer, (12 * cut.place / places)::integer
    )
  from cut join sample.outline_place p on p.code = cut.column_code and sample.is_on_shore(cut.layer, p.shore)
)
select
  r.layer,
  r.code,
  r.name,
  r.welsh_name,
  (array_agg(s.easting + 4000 * first_place + 2000 order by island, first_place))[1] as easting,
  (array_agg(s.northing + 7000 * island + 250 order by island, first_place))[1] as northing,
  'MULTIPOLYGON(' || string_agg(ring, ', ' order by island, first_place) || ')' as outline
from rings r join sample.outline_shore s using (shore)
group by r.layer, r.code, r.name, r.welsh_name;

create index on sample.outline (layer);

-- Organisations of the health service, in trusts and boards, networks and units; and what the Organisation
-- Data Service says of them and of many others. Codes of trusts begin with Z, as none does, but for those
-- that the documentation asks for.

create function sample.letters_or_digits(number bigint) returns text
language sql immutable
return substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (1 + number / 36 % 36)::integer, 1)
  || substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (1 + number % 36)::integer, 1);

create table sample.trust as
select
  number,
  case number when 1 then 'RGT' when 2 then 'RRV' when 3 then 'RP4' else 'Z' || sample.letters_or_digits(number) end as ods_code,
  upper(town) || ' NHS FOUNDATION TRUST' as name,
  upper(town) as town
from (
  select number, sample.town_by_chance('trust ' || number) as town
  from generate_series(1, greatest(3, sample.scaled(242))) as number
) as towns;

create table sample.welsh_board as
select
  number,
  case number when 1 then '7A2' else '9A' || number end as ods_code,
  upper(name) as name,
  code
from sample.local_health_board;

create table sample.nhs_england_region as
select number, 'Y9' || number as region_code, sample.code('E40', number) as code, sample.town_by_chance('nhs region ' || number) as name
from generate_series(1, sample.scaled(7)) as number;

create table sample.openuk_network as
select
  number,
  'SAMP' || chr((64 + number)::integer) as boundary_identifier,
  sample.town_by_chance('epilepsy ' || number) || ' Paediatric Epilepsy Network' as name,
  case when number % 7 = 0 then 'Wales' else 'England' end as country
from generate_series(1, sample.scaled(15)) as number;

create table sample.paediatric_diabetes_network as
select number, 'PN' || 80 + number as pn_code, sample.town_by_chance('diabetes ' || number) as name
from generate_series(1, sample.scaled(12)) as number;

-- ------------------------------------------------------------------ organisations
-- Each at a postcode in use: those of a trust at neighbouring ones, so that few trusts are of two boards.

create table sample.postcode_in_use as
select
  a.letter,
  row_number() over (partition by a.letter order by p.place) - 1 as turn,
  count(*) over (partition by a.letter) as neighbours,
  p.outward || ' ' || p.inward as postcode,
  round(49.766809 + p.northing / 111300.0, 6) as latitude,
  round(-7.557160 + p.easting / 69500.0, 6) as longitude,
  a.local_authority_code,
  a.integrated_care_board_code
from (
  select distinct on (place) *
  from sample.postcode
  where terminated is null and place is not null
  order by place, n desc
) as p
join sample.postcode_place a using (place);

create table sample.hospital as
with counted as (
  select number, true as welsh, sample.scaled(27) as all_of_them from generate_series(1, sample.scaled(27)) as number
  union all
  select number, false, sample.scaled(307) from generate_series(1, sample.scaled(307)) as number
),
placed as (
  select
    c.*,
    coalesce(b.ods_code, t.ods_code) as parent,
    p.postcode,
    p.latitude,
    p.longitude,
    p.local_authority_code,
    p.integrated_care_board_code
  from counted c
  join sample.postcode_in_use p
    on p.letter = case when welsh then 'W' else 'E' end
    and p.turn = (c.number - 1) * p.neighbours / c.all_of_them
  left join sample.welsh_board b
    on welsh and b.number = sample.place(c.number, c.all_of_them, sample.scaled(7))
  left join sample.trust t
    on not welsh and t.number = sample.place(c.number, c.all_of_them, greatest(3, sample.scaled(150)))
),
documented as (
  select d.*, p.latitude, p.longitude, p.local_authority_code, p.integrated_care_board_code
  from (
    values
      ('RGT01', 'RGT', 'CB2 0QQ', false),
      ('RRV03', 'RRV', 'NW1 2BU', false),
      ('RP401', 'RP4', 'WC1N 3JH', false),
      ('RGT1W', 'RGT', 'JE1 3QS', false),
      ('7A2AJ', '7A2', 'SY23 1ER', true)
  ) as d (ods_code, parent, postcode, welsh)
  left join lateral (
    select
      round(49.766809 + p.northing / 111300.0, 6) as latitude,
      round(-7.557160 + p.easting / 69500.0, 6) as longitude,
      a.local_authority_code,
      a.integrated_care_board_code
    from sample.postcode p
    join sample.postcode_place a using (place)
    where p.n = -1 and p.outward || ' ' || p.inward = d.postcode
  ) as p on true
)
select
  row_number() over (order by ods_code) as number,
  every.*,
  upper(coalesce(case when welsh then sample.welsh_town(floor(72 * sample.chance('hospital ' || ods_code))::bigint) end,
    sample.town_by_chance('hospital ' || ods_code))) as town
from (
  select ods_code, parent, welsh, postcode, latitude, longitude, local_authority_code, integrated_care_board_code
  from documented
  union all
  select
    parent || case when welsh then 'A' || chr((64 + row_number() over in_parent)::integer) else lpad((9 + row_number() over in_parent)::text, 2, '0') end,
    parent,
    welsh,
    postcode,
    latitude,
    longitude,
    local_authority_code,
    integrated_care_board_code
  from placed
  where not (parent = '7A2' and number > 20)
  window in_parent as (partition by parent order by number)
) as every;

-- Boards are those in which a trust has a hospital, or any for a trust that has none.
create table sample.trust_in_icb as
select distinct t.ods_code, i.code, i.nhs_code, i.name, i.number
from sample.trust t
join sample.icb i on i.code in (
  select h.integrated_care_board_code from sample.hospital h where h.parent = t.ods_code
) or (
  not exists (select from sample.hospital h where h.parent = t.ods_code)
  and i.number = sample.place(t.number, greatest(3, sample.scaled(242)), sample.scaled(42))
);

-- One hospital in two has a unit; a few units are those of a whole trust, or of a site that is no hospital
-- of the list.
create table sample.paediatric_diabetes_unit as
select
  h.number,
  case
    when documented is not null then h.ods_code
    when turn % 17 = 0 then h.parent
    when turn % 19 = 0 and not welsh then h.parent || 'ZZ'
    else h.ods_code
  end as member,
  coalesce(documented, 'PZ' || 300 + turn) as pz_code,
  'PN' || 80 + 1 + h.number % sample.scaled(12) as pn_code,
  case when documented is not null or turn % 17 = 0 then h.ods_code end as primary_organisation
from (
  select *, row_number() over (partition by documented is null order by number) as turn
  from sample.hospital
  left join (
    values ('RGT01', 'PZ041'), ('RRV03', 'PZ203'), ('RP401', 'PZ196'), ('RGT1W', 'PZ248'), ('7A2AJ', 'PZ245')
  ) as unit (ods_code, documented) using (ods_code)
) as h
where documented is not null or turn % 2 = 1;

-- A trust has one unit of its own.
delete from sample.paediatric_diabetes_unit u
using sample.paediatric_diabetes_unit other
where other.member = u.member and other.number < u.number;

-- ------------------------------------------------------------------ the Organisation Data Service

create table sample.ods_site as
with known as (
  select ods_code, parent, welsh, town, postcode from sample.hospital
),
others as (
  select
    t.ods_code || sample.letters_or_digits(360 + site / trusts) as ods_code,
    t.ods_code as parent,
    false as welsh,
    t.town,
    p.postcode
  from generate_series(0, sample.scaled(38588) - 1) as site
  cross join (select count(*) as trusts from sample.trust) as counted
  join sample.trust t on t.number = 1 + site % trusts
  join sample.postcode_in_use p on p.letter = 'E' and p.turn = site % p.neighbours
  union all
  select b.ods_code || sample.letters_or_digits(700 + site / boards), b.ods_code, true, upper(sample.welsh_town(site % 72)), p.postcode
  from generate_series(0, sample.scaled(862) - 1) as site
  cross join (select count(*) as boards from sample.welsh_board) as counted
  join sample.welsh_board b on b.number = 1 + site % boards
  join sample.postcode_in_use p on p.letter = 'W' and p.turn = site % p.neighbours
  union all
  select member, left(member, 3), false, 'NOWHERE', (select min(postcode) from known)
  from sample.paediatric_diabetes_unit
  where member like '%ZZ'
)
select distinct on (ods_code) ods_code, parent, welsh, town, postcode, is_known
from (select *, true as is_known from known union all select *, false from others) as every
order by ods_code, is_known desc;

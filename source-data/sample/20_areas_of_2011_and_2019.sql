-- Areas of England and Wales: lower and middle layer super output areas of 2011, wards and local
-- authorities of 2019. As in life each lower layer area lies in one of each of the others, and each
-- middle layer area and ward in one authority; some authorities are three times as large as others.

create table sample.nation as
select
  letter,
  sample.scaled(local_authorities) as local_authorities,
  sample.scaled(msoas) as msoas,
  sample.scaled(lsoas) as lsoas,
  sample.scaled(wards) as wards,
  sample.scaled(wards_without_lsoa) as wards_without_lsoa
from (
  values
    ('E', 317, 6791, 32844, 7180, 0),
    -- Nine small Welsh wards are the best fit of no area, so that the lookup of areas lacks them.
    ('W', 22, 410, 1909, 843, 9)
) as counted (letter, local_authorities, msoas, lsoas, wards, wards_without_lsoa);

-- scaled() makes at least one of everything, but England has no such ward.
update sample.nation set wards_without_lsoa = 0 where letter = 'E';

-- ------------------------------------------------------------------ local authorities

create table sample.local_authority_2019 as
with weighted as (
  select
    n.*,
    number,
    50 + floor(100 * sample.chance('local authority ' || letter || number))::bigint as weight
  from sample.nation n, generate_series(1, n.local_authorities) as number
),
-- The share of all that lies in this authority and those before it. Of what is handed out by it, each
-- authority has one in advance: none is without a middle layer area or a ward.
shared as (
  select
    weighted.*,
    sum(weight) over (partition by letter order by number)
      / sum(weight) over (partition by letter) as share
  from weighted
),
ended as (
  select
    shared.*,
    number + round((msoas - local_authorities) * share)::bigint as last_msoa,
    number + round((wards - local_authorities) * share)::bigint as last_ward
  from shared
),
sized as (
  select
    ended.*,
    last_msoa - lag(last_msoa, 1, 0::bigint) over in_order as own_msoas,
    last_ward - lag(last_ward, 1, 0::bigint) over in_order as own_wards
  from ended
  window in_order as (partition by letter order by number)
),
-- In the same way each authority has in advance a lower layer area for every larger one in it.
filled as (
  select
    sized.*,
    sum(greatest(own_msoas, own_wards)) over (partition by letter order by number) as in_advance,
    sum(greatest(own_msoas, own_wards)) over (partition by letter) as all_in_advance
  from sized
),
settled as (
  select
    filled.*,
    in_advance::bigint + round((lsoas - all_in_advance) * share)::bigint as last_lsoa
  from filled
),
-- Unitary authorities, districts, metropolitan districts and London boroughs, as many as there were.
kinds as (
  select
    settled.*,
    case
      when letter = 'W' then 'W06'
      when number <= local_authorities * 56 / 317.0 then 'E06'
      when number <= local_authorities * 248 / 317.0 then 'E07'
      when number <= local_authorities * 284 / 317.0 then 'E08'
      else 'E09'
    end as prefix,
    case letter
      when 'E' then sample.english_town(number - 1)
      when 'W' then sample.welsh_town(number - 1)
    end as town
  from settled
)
select
  letter,
  number,
  sample.code(prefix, row_number() over (partition by prefix order by number)) as code,
  town,
  -- One in forty goes by a name with a comma, while its areas go by that of the town.
  town || case when letter = 'E' and number % 40 = 3 then ', City of' else '' end as name,
  last_msoa,
  own_msoas,
  last_ward,
  own_wards,
  last_lsoa,
  last_lsoa - lag(last_lsoa, 1, 0::bigint) over (partition by letter order by number) as own_lsoas
from kinds;

-- ------------------------------------------------------------------ wards

-- Names differ within an authority and return in others.
create table sample.ward_2019 as
with named as (
  select
    a.letter,
    a.last_ward - a.own_wards + place as number,
    floor(144 * sample.chance('ward names ' || a.code))::bigint + place as name
  from sample.local_authority_2019 a, generate_series(1, a.own_wards) as place
  union all
  select letter, wards + place, place
  from sample.nation, generate_series(1, wards_without_lsoa) as place
)
select
  sample.code(letter || '05', number) as code,
  sample.ward_name(name) as name,
  case letter when 'W' then sample.welsh_ward_name(name) end as welsh_name
from named;

-- Wards of Scotland and Northern Ireland, which only the list of the United Kingdom names.
insert into sample.ward_2019 (code, name)
select sample.code(prefix, number), sample.ward_name(number)
from (values ('S13', 354), ('N08', 462)) as other (prefix, wards),
  generate_series(1, sample.scaled(wards)) as number;

-- ------------------------------------------------------------------ super output areas

create table sample.lsoa_2011 as
with placed as (
  select
    a.code as local_authority_code,
    a.name as local_authority_name,
    a.town,
    a.letter,
    a.last_lsoa - a.own_lsoas + place as number,
    a.last_msoa - a.own_msoas as msoas_before,
    1 + (place - 1) * a.own_msoas / a.own_lsoas as msoa,
    a.last_ward - a.own_wards + 1 + (place - 1) * a.own_wards / a.own_lsoas as ward
  from sample.local_authority_2019 a, generate_series(1, a.own_lsoas) as place
),
named as (
  select
    placed.*,
    town || ' ' || lpad(msoa::text, 3, '0') as msoa_name,
    chr(64 + row_number() over (partition by letter, msoas_before + msoa order by number)::integer)
      as last_letter
  from placed
)
select
  sample.code(n.letter || '01', n.number) as code,
  n.msoa_name || n.last_letter as name,
  sample.code(n.letter || '02', n.msoas_before + n.msoa) as msoa_code,
  n.msoa_name,
  w.code as ward_code,
  w.name as ward_name,
  n.local_authority_code,
  n.local_authority_name
from named n
join sample.ward_2019 w on w.code = sample.code(n.letter || '05', n.ward);

alter table sample.lsoa_2011 add primary key (code);
analyze sample.lsoa_2011;

-- What local authorities lie in: regions and countries, and the areas of the health service, sub-ICB
-- locations within integrated care boards in England, local health boards in Wales. Names differ from
-- seed to seed, as little else here does.

create function sample.town_by_chance(key text) returns text
language sql stable
return sample.english_town(floor(1700 * sample.chance(key))::bigint);

create table sample.country as
select
  letter,
  sample.code(letter || '92', number) as code,
  'Land of ' || sample.town_by_chance('country ' || letter) as name,
  case letter when 'W' then 'Gwlad ' || sample.welsh_town(floor(72 * sample.chance('gwlad'))::bigint) end
    as welsh_name
from (values ('E', 1), ('N', 2), ('S', 3), ('W', 4)) as countries (letter, number);

create table sample.region as
select
  number,
  sample.code('E12', number) as code,
  'North of ' || sample.town_by_chance('region ' || number) as name
from generate_series(1, sample.scaled(9)) as number;

create table sample.icb as
select
  number,
  sample.code('E54', number) as code,
  'X' || chr(65 + number / 26) || chr(65 + number % 26) as nhs_code,
  format('NHS %s Integrated Care Board', sample.town_by_chance('icb ' || number)) as name
from generate_series(1, sample.scaled(42)) as number;

create table sample.sub_icb as
select
  location.number,
  sample.code('E38', location.number) as code,
  location.nhs_code,
  format('%s - %s', replace(icb.name, 'Integrated Care Board', 'ICB'), location.nhs_code) as name,
  icb.code as icb_code,
  icb.nhs_code as icb_nhs_code,
  icb.name as icb_name
from (
  select
    number,
    'X' || lpad(number::text, 3, '0') as nhs_code,
    sample.place(number, sample.scaled(106), sample.scaled(42)) as icb
  from generate_series(1, sample.scaled(106)) as number
) as location
join sample.icb on icb.number = location.icb;

create table sample.local_health_board as
select
  number,
  sample.code('W11', number) as code,
  format('%s University Health Board', town) as name,
  format('Bwrdd Iechyd Prifysgol %s', town) as welsh_name
from (
  select number, sample.welsh_town(floor(72 * sample.chance('board ' || number))::bigint) as town
  from generate_series(1, sample.scaled(7)) as number
) as boards;

-- Neighbours lie in the same larger area, by the number of the authority of 2019.
create table sample.local_authority_within as
select
  a.code,
  a.later_code,
  a.number,
  r.code as region_code,
  s.code as sub_icb_code,
  b.code as local_health_board_code
from sample.local_authority_later a
join sample.nation n using (letter)
left join sample.region r
  on letter = 'E' and r.number = sample.place(a.number, n.local_authorities, sample.scaled(9))
left join sample.sub_icb s
  on letter = 'E' and s.number = sample.place(a.number, n.local_authorities, sample.scaled(106))
left join sample.local_health_board b
  on letter = 'W' and b.number = sample.place(a.number, n.local_authorities, sample.scaled(7));

-- How areas are classed: each class up to which chance.
create table sample.rural_urban_class as
select edition, code, name, lag(up_to, 1, 0) over (partition by edition order by up_to) as above, up_to
from (
  values
    (2011, 'A1', 'Urban major conurbation', 0.33),
    (2011, 'B1', 'Urban minor conurbation', 0.37),
    (2011, 'C1', 'Urban city and town', 0.817),
    (2011, 'C2', 'Urban city and town in a sparse setting', 0.82),
    (2011, 'D1', 'Rural town and fringe', 0.91),
    (2011, 'D2', 'Rural town and fringe in a sparse setting', 0.92),
    (2011, 'E1', 'Rural village and dispersed', 0.99),
    (2011, 'E2', 'Rural village and dispersed in a sparse setting', 1.0),
    (2021, 'UN1', 'Urban: Nearer to a major town or city', 0.75),
    (2021, 'UF1', 'Urban: Further from a major town or city', 0.82),
    (2021, 'RLN1', 'Larger rural: Nearer to a major town or city', 0.88),
    (2021, 'RLF1', 'Larger rural: Further from a major town or city', 0.91),
    (2021, 'RSN1', 'Smaller rural: Nearer to a major town or city', 0.96),
    (2021, 'RSF1', 'Smaller rural: Further from a major town or city', 1.0)
) as classes (edition, code, name, up_to);

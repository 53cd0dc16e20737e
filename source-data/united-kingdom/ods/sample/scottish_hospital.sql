select
  'Z' || lpad(number::text, 3, '0') || 'H' as ods_code,
  sample.town_by_chance('scottish hospital ' || number) || ' Hospital' as name,
  h.health_board_code as parent,
  h.health_board_name as "hb19_name",
  p.postcode,
  number || ' Mock Road' as address,
  round(-5 + sample.chance('east ' || number)::numeric * 3, 7) as longitude,
  round(55 + sample.chance('north ' || number)::numeric * 3, 7) as latitude
from generate_series(1, sample.scaled(309)) as number
join sample.postcode_in_use p on p.letter = 'S' and p.turn = (number - 1) * p.neighbours / sample.scaled(309)
join (
  select health_board_code, health_board_name, row_number() over (order by health_board_code) - 1 as turn, count(*) over () as boards
  from (select distinct health_board_code, health_board_name from sample.data_zone_2011) as named
) as h on h.turn = number % h.boards
order by number

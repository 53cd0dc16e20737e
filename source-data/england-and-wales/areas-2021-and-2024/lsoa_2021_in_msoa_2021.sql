-- An area has the name of the middle layer area that it is a part of, and a letter.
with lsoas as (
  select l.code, m.code as msoa_code
  from dataset.lsoa_2021 l
  join dataset.msoa_2021 m on m.name = left(l.name, -1)
),
-- The best fit puts one area of Northamptonshire into Oxfordshire; the others say where the whole lies.
districts as (
  select distinct on (l.msoa_code) l.msoa_code, w.parent_code
  from lsoas l
  join dataset.lsoa_2021_in_ward_2024 w on w.code = l.code and w.parent_kind = 'local_authority'
  group by l.msoa_code, w.parent_code
  order by l.msoa_code, count(*) desc, w.parent_code
)
select code, 'lsoa' as kind, 2021 as edition,
       msoa_code as parent_code, 'msoa' as parent_kind, 2021 as parent_edition, 'exact' as fit
from lsoas
union all
select msoa_code, 'msoa', 2021, parent_code, 'local_authority', 2024, 'best_fit'
from districts

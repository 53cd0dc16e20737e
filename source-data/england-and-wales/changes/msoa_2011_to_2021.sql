-- Middle layer areas are made of lower layer ones, so what became of those says what became of them.
with pairs as (
  select distinct before.parent_code as code, after.parent_code as later_code
  from dataset.lsoa_2011_to_2021 c
  join dataset.lsoa_2011_in_msoa_2011 before on before.code = c.code and before.parent_kind = 'msoa'
  join dataset.lsoa_2021_in_msoa_2021 after on after.code = c.later_code and after.parent_kind = 'msoa'
),
counted as (
  select
    code,
    later_code,
    count(*) over (partition by code) as parts,
    count(*) over (partition by later_code) as wholes
  from pairs
),
-- An area is split only if all of its parts are its own, merged only if all that it became part of is.
compared as (
  select
    code,
    later_code,
    parts,
    wholes,
    max(wholes) over (partition by code) as most_wholes,
    max(parts) over (partition by later_code) as most_parts
  from counted
)
select
  code,
  'msoa' as kind,
  2011 as edition,
  later_code,
  2021 as later_edition,
  case
    when parts = 1 and wholes = 1 then 'unchanged'
    when parts > 1 and most_wholes = 1 then 'split'
    when wholes > 1 and most_parts = 1 then 'merged'
    else 'irregular'
  end as change
from compared

-- The lookup is of the United Kingdom, and has a row for each area of 2016.
with pairs as (
  select distinct local_authority_2019_code as code, local_authority_2024_code as later_code
  from staged.local_authority_2016_to_2024
  where left(local_authority_2019_code, 1) in ('E', 'W')
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
  'local_authority' as kind,
  2019 as edition,
  later_code,
  2024 as later_edition,
  case
    when parts = 1 and wholes = 1 then 'unchanged'
    when parts > 1 and most_wholes = 1 then 'split'
    when wholes > 1 and most_parts = 1 then 'merged'
    else 'irregular'
  end as change
from compared

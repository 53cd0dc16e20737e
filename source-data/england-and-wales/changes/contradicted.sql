-- Changes that the areas of both years contradict.
with counted as (
  select
    code,
    later_code,
    change,
    count(*) over (partition by code) as parts,
    count(*) over (partition by later_code) as wholes
  from checked
)
select code, later_code, change
from counted
where not case change
    when 'unchanged' then parts = 1 and wholes = 1
    when 'split' then parts > 1 and wholes = 1
    when 'merged' then parts = 1 and wholes > 1
    else parts > 1 or wholes > 1
  end

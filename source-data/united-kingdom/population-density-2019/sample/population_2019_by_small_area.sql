-- As a spreadsheet saves them: thousands apart, and a total at the end.
select area_code, residents
from (
  select code as area_code, trim(to_char(residents, '9,999')) as residents, 1 as place
  from sample.population_2019
  union all
  select 'Grand Total', sum(residents)::text, 2
  from sample.population_2019
  where left(code, 2) = '95'
) written
order by place, area_code

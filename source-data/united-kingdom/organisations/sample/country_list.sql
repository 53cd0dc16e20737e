select code as boundary_identifier, name
from sample.country
union all
select sample.code('E92', 9), 'Jersey'
order by 1

-- A kind is the name of a column of the directory, without _code.
select distinct kind
from checked
where kind || '_code' not in (
  select column_name from information_schema.columns
  where table_schema = 'shape' and table_name = 'postcode'
)

select code, later_code, change
from checked
where (change = 'unchanged') <> (code = later_code)

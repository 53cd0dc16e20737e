select code, alias, name, welsh_name
from sample.directory_name
where source = current_setting('sample.source')
order by code

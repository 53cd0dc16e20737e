select ods_code, opened, closed
from checked
where closed < opened

select ods_code, postcode
from checked
where ods_code !~ '^[A-Z0-9]{3,8}(_[0-9x])?$'
  or postcode !~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'

-- As in the directory of the United Kingdom.
select postcode, part
from checked
where postcode !~ '^[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNP-Y]? [0-9][ABD-HJLNP-UW-Z]{2}$'
  or part !~ '^[A-Z]?$'
  or deleted < introduced

-- The canonical form: outward code, one blank, a digit and two letters that inward codes use.
select postcode
from checked
where postcode !~ '^([A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNP-Y]?|GIR|NPT) [0-9][ABD-HJLNP-UW-Z]{2}$'

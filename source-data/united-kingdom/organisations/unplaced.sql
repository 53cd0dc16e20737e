select distinct format('%s at %s', ods_code, postcode) as doubt
from dataset.organisation_periods
where exists (select from dataset.postcode_directory)
  and postcode not in (select postcode from dataset.postcode_directory)

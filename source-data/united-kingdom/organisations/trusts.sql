select
  ods_code,
  name,
  address_line_1,
  address_line_2,
  town,
  postcode,
  country,
  telephone,
  website,
  coalesce(active, true) as active,
  published_at
from staged.trust_list

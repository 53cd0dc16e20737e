-- The authority follows from the name that the publisher gives it, and so does its code; the lookup of
-- areas puts the area into one by its own code.
select c.lsoa_code, c.local_authority_code, inside.parent_code
from checked c
left join dataset.lsoa_2011_in_ward_2019 inside
  on inside.code = c.lsoa_code and inside.parent_kind = 'local_authority'
where inside.parent_code is distinct from c.local_authority_code

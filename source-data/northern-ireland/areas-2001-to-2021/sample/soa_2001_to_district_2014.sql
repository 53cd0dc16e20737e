select
  code as soa_code,
  district_code as local_authority_code,
  district_name as "lgd14_name"
from sample.soa_2001
order by code

-- In one authority the first names were only numbers.
select
  row_number() over (order by code) as "FID",
  code as data_zone_code,
  case
    when local_authority_code = sample.code('S12', 2)
      then 'IZ' || right(intermediate_zone_code, 2) || right(name, 5)
    else name
  end as data_zone_name
from sample.data_zone_2011
order by code

select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'employment') as employment_rank,
  max(value) filter (where indicator = 'employment_deprived') as employment_deprived_rate
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'access') as access_to_services_rank,
  max(rank) filter (where indicator = 'private_transport_time') as private_transport_time_rank,
  max(rank) filter (where indicator = 'public_transport_time') as public_transport_time_rank,
  max(rank) filter (where indicator = 'slow_broadband') as slow_broadband_rank,
  max(value) filter (where indicator = 'slow_broadband') as slow_broadband_rate
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

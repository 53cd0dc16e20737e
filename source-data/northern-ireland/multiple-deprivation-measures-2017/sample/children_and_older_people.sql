select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'low_income_children') as low_income_children_rank,
  max(value) filter (where indicator = 'low_income_children') as low_income_children_rate,
  max(rank) filter (where indicator = 'low_income_older_people') as low_income_older_people_rank,
  max(value) filter (where indicator = 'low_income_older_people') as low_income_older_people_rate
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

select
  m.code as msoa_code,
  m.name as msoa_name,
  coalesce(m.welsh_name, m.name) as msoa_welsh_name,
  sample.ward_name(row_number() over (order by m.code)) as msoa21hclnm,
  case when m.welsh_name is not null
    then sample.welsh_ward_name(row_number() over (order by m.code))
  end as msoa21hclnmw,
  a.name as localauthorityname,
  case when m.code in (select msoa_code from sample.lsoa_2011) then 'Present in 2011' else 'New in 2021' end
    as type
from sample.msoa_2021 m
join sample.local_authority_2024 a on a.code = m.local_authority_code
order by m.code

select
  l.code as lsoa_code,
  l.name as "LSOA21NM",
  s.code as sub_icb_code,
  s.nhs_code as "SICBL24CDH",
  s.name as sub_icb_name,
  s.icb_code,
  s.icb_nhs_code as "ICB24CDH",
  s.icb_name,
  replace(s.icb_code, 'E54', 'E56') as "CAL24CD",
  replace(replace(s.icb_name, 'NHS ', ''), 'Integrated Care Board', 'Cancer Alliance') as "CAL24NM",
  l.local_authority_code as "LAD24CD",
  l.local_authority_name as "LAD24NM",
  row_number() over (order by l.code) as "ObjectId"
from sample.lsoa_2021 l
join sample.lsoa_2011 before on before.code = l.lsoa_2011_code
join sample.local_authority_within w on w.code = before.local_authority_code
join sample.sub_icb s on s.code = w.sub_icb_code
order by l.code

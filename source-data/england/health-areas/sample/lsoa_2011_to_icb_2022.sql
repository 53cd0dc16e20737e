select
  l.code as lsoa_code,
  l.name as "LSOA11NM",
  s.code as sub_icb_code,
  s.nhs_code as "SICBL22CDH",
  s.name as sub_icb_name,
  s.icb_code,
  s.icb_nhs_code as "ICB22CDH",
  s.icb_name,
  l.local_authority_code as "LAD22CD",
  l.local_authority_name as "LAD22NM",
  row_number() over (order by l.code) as "ObjectId"
from sample.lsoa_2011 l
join sample.local_authority_within w on w.code = l.local_authority_code
join sample.sub_icb s on s.code = w.sub_icb_code
order by l.code

select nhs_code as ods_code, code as boundary_identifier, upper(name) as name, date '2023-03-15' as publication_date
from sample.icb
order by nhs_code

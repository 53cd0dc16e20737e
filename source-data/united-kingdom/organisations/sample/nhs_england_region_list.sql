select code as boundary_identifier, region_code, name, date '2022-07-30' as publication_date
from sample.nhs_england_region
order by region_code

select name, boundary_identifier, country, date '2022-12-08' as publication_date
from sample.openuk_network
order by boundary_identifier

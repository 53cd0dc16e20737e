select name, ods_code, code as boundary_identifier, date '2022-04-14' as publication_date
from sample.welsh_board
order by ods_code

select ods_code, name, address_line_1, address_line_2, town, postcode, country, telephone, website, active, published_at
from dataset.trust_periods
where current_date between valid_from and valid_to

select pn_code, name
from sample.paediatric_diabetes_network
order by pn_code

select code, name, outline
from sample.outline
where layer = '${layer}'
order by code

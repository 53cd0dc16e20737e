-- Outlines that had to be mended, if they are more than are known of.
select code, mended
from checked
where mended is not null and (select count(mended) from checked) > ${mended}

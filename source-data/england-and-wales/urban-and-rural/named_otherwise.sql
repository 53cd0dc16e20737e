-- Classes whose code, name and side are not those of every other row of the class, or whose name begins
-- with the other side.
select class_code, class_name, urban_or_rural
from checked
group by class_code, class_name, urban_or_rural
having count(*) < (select count(*) from checked c where c.class_code = checked.class_code)
  or position(urban_or_rural in lower(class_name)) = 0

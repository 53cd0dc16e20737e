-- An area may cross the line of a ward, so wards are a best fit; it never crosses that of a district.
select lsoa_code as code, 'lsoa' as kind, 2011 as edition,
       ward_code as parent_code, 'ward' as parent_kind, 2019 as parent_edition, 'best_fit' as fit
from staged.lsoa_2011_to_ward_2019
union all
select lsoa_code, 'lsoa', 2011, local_authority_code, 'local_authority', 2019, 'exact'
from staged.lsoa_2011_to_ward_2019
union all
select distinct ward_code, 'ward', 2019, local_authority_code, 'local_authority', 2019, 'exact'
from staged.lsoa_2011_to_ward_2019

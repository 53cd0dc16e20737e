select lsoa_code as code, 'lsoa' as kind, 2011 as edition,
       sub_icb_code as parent_code, 'sub_icb' as parent_kind, 2022 as parent_edition, 'exact' as fit
from staged.lsoa_2011_to_icb_2022
union all
select lsoa_code, 'lsoa', 2011, icb_code, 'icb', 2022, 'exact'
from staged.lsoa_2011_to_icb_2022
union all
select distinct sub_icb_code, 'sub_icb', 2022, icb_code, 'icb', 2022, 'exact'
from staged.lsoa_2011_to_icb_2022

select lsoa_code as code, 'lsoa' as kind, 2021 as edition,
       sub_icb_code as parent_code, 'sub_icb' as parent_kind, 2024 as parent_edition, 'exact' as fit
from staged.lsoa_2021_to_icb_2024
union all
select lsoa_code, 'lsoa', 2021, icb_code, 'icb', 2024, 'exact'
from staged.lsoa_2021_to_icb_2024
union all
select distinct sub_icb_code, 'sub_icb', 2024, icb_code, 'icb', 2024, 'exact'
from staged.lsoa_2021_to_icb_2024

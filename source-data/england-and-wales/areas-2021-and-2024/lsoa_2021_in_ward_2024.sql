-- Areas of 2021 were drawn before the wards and districts of 2024: both are a best fit.
select lsoa_code as code, 'lsoa' as kind, 2021 as edition,
       ward_code as parent_code, 'ward' as parent_kind, 2024 as parent_edition, 'best_fit' as fit
from staged.lsoa_2021_to_ward_2024
union all
select lsoa_code, 'lsoa', 2021, local_authority_code, 'local_authority', 2024, 'best_fit'
from staged.lsoa_2021_to_ward_2024

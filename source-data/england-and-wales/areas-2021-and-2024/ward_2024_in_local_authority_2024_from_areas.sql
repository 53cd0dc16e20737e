select distinct
       ward_code as code, 'ward' as kind, 2024 as edition,
       local_authority_code as parent_code, 'local_authority' as parent_kind, 2024 as parent_edition,
       'exact' as fit
from staged.lsoa_2021_to_ward_2024

-- The lookup is of the United Kingdom.
select ward_code as code, 'ward' as kind, 2024 as edition,
       local_authority_code as parent_code, 'local_authority' as parent_kind, 2024 as parent_edition,
       'exact' as fit
from staged.ward_2024_to_local_authority_2024
where left(ward_code, 1) in ('E', 'W')

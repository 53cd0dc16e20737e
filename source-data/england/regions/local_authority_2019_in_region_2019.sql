-- Wales has no regions. In which country an area lies is said by its code, as its nation is.
select local_authority_code as code, 'local_authority' as kind, 2019 as edition,
       region_code as parent_code, 'region' as parent_kind, 2019 as parent_edition, 'exact' as fit
from staged.local_authority_2019_to_region_2019
union all
select a.code, a.kind, a.edition, c.code, c.kind, c.edition, 'exact'
from (table dataset.local_authority_2019 union all table dataset.region_2019) as a
join dataset.country_2024 c using (nation)

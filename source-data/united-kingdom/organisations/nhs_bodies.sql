select 'country' as kind, boundary_identifier as identifier, boundary_identifier, null::integer as boundary_edition, name, null as country, null::date as publication_date
from staged.country_list
union all
select 'integrated_care_board', ods_code, boundary_identifier, null, name, null, publication_date
from staged.integrated_care_board_list
union all
select 'local_health_board', ods_code, boundary_identifier, null, name, null, publication_date
from staged.local_health_board_list
union all
select 'nhs_england_region', region_code, boundary_identifier, null, name, null, publication_date
from staged.nhs_england_region_list
union all
select 'openuk_network', boundary_identifier, boundary_identifier, null, name, country, publication_date
from staged.openuk_network_list
union all
select 'paediatric_diabetes_network', pn_code, null, null, name, null, null
from staged.paediatric_diabetes_network_list
union all
select distinct 'paediatric_diabetes_unit', pz_code, null, null::integer, null, null, null::date
from staged.paediatric_diabetes_unit_list
union all
select 'london_borough', code, code, edition, name, null, null
from dataset.local_authority_2024
where code like 'E09%'

-- What each code of the directory is called. A list that says how codes of one kind are called in all
-- nations is taken apart by the kinds of the directory.
select kind, code, edition, name, welsh_name, alias
from (
  select 'country' as kind, code, edition, name, welsh_name, null as alias from staged.onspd_country
  union all
  select 'region', code, edition, name, welsh_name, null from staged.onspd_region
  union all
  select 'county', code, edition, name, null, null from staged.onspd_county
  union all
  select 'county_electoral_division', code, edition, name, null, null from staged.onspd_county_electoral_division
  union all
  select 'local_authority', code, edition, name, welsh_name, null from staged.onspd_local_authority
  union all
  select 'ward', code, edition, name, welsh_name, null from staged.onspd_ward
  union all
  select 'parish', code, edition, name, welsh_name, null from staged.onspd_parish
  union all
  select 'parliamentary_constituency', code, edition, name, welsh_name, null from staged.onspd_parliamentary_constituency
  union all
  select 'european_electoral_region', code, edition, name, null, null from staged.onspd_european_electoral_region
  union all
  select 'police_force_area', code, edition, name, null, null from staged.onspd_police_force_area
  union all
  select 'national_park', code, edition, name, welsh_name, null from staged.onspd_national_park
  union all
  select 'built_up_area', code, edition, name, welsh_name, null from staged.onspd_built_up_area
  union all
  select 'nhs_england_region', code, edition, name, null, alias from staged.onspd_nhs_england_region
  union all
  select 'integrated_care_board', code, edition, name, null, alias from staged.onspd_integrated_care_board
  union all
  select 'sub_icb_location', code, edition, name, welsh_name, alias from staged.onspd_sub_icb_location
  union all
  select 'health_authority', code, edition, name, welsh_name, null from staged.onspd_health_authority
  union all
  select 'primary_care_trust', code, edition, name, welsh_name, null from staged.onspd_primary_care_trust
  union all
  select 'cancer_alliance', code, edition, name, null, null from staged.onspd_cancer_alliance
  union all
  select 'local_enterprise_partnership', code, edition, name, null, null from staged.onspd_local_enterprise_partnership
  union all
  select 'travel_to_work_area_2011', code, edition, name, null, null from staged.onspd_travel_to_work_area_2011
  union all
  select case when code like 'S01%' then 'data_zone_2011' when code like '95%' then 'soa_2001' else 'lsoa_2011' end, code, 2011, name, null, null from staged.onspd_small_area_2011
  union all
  select case when code like 'S02%' then 'intermediate_zone_2011' else 'msoa_2011' end, code, 2011, name, null, null from staged.onspd_middle_area_2011
  union all
  select 'lsoa_2021', code, 2021, name, welsh_name, null from staged.onspd_lsoa_2021
  union all
  select 'msoa_2021', code, 2021, name, welsh_name, null from staged.onspd_msoa_2021
  union all
  select 'data_zone_2022', code, 2022, name, null, null from staged.onspd_data_zone_2022 where code like 'S01%'
  union all
  select 'intermediate_zone_2022', code, 2022, name, null, null from staged.onspd_intermediate_zone_2022 where code like 'S02%'
  union all
  select 'super_data_zone_2021', code, 2021, name, null, null from staged.onspd_super_data_zone_2021 where code like 'N21%'
  union all
  select 'rural_urban_2011', code, edition, name, null, null from staged.onspd_rural_urban_2011
  union all
  select 'rural_urban_2021', code, edition, name, null, null from staged.onspd_rural_urban_2021
  union all
  select 'rural_urban_2021', code, edition, name, null, null from staged.onspd_rural_urban_2021_scotland where code ~ '^[0-9]'
  union all
  select distinct 'territorial_level', code, edition, name, null, alias from staged.onspd_territorial_level
) as listed
where name is not null

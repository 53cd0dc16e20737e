-- All of them are made of whole data zones. Of areas in areas only the steps are given.
select distinct lies.*
from staged.data_zone_2021_to_district_2014
cross join lateral (
  values
    (data_zone_code, 'data_zone', 2021, super_data_zone_code, 'super_data_zone', 2021, 'exact'),
    (data_zone_code, 'data_zone', 2021, electoral_area_code, 'district_electoral_area', 2014, 'exact'),
    (data_zone_code, 'data_zone', 2021, local_authority_code, 'local_authority', 2014, 'exact'),
    (super_data_zone_code, 'super_data_zone', 2021, electoral_area_code, 'district_electoral_area', 2014, 'exact'),
    (super_data_zone_code, 'super_data_zone', 2021, local_authority_code, 'local_authority', 2014, 'exact'),
    (electoral_area_code, 'district_electoral_area', 2014, local_authority_code, 'local_authority', 2014, 'exact')
) as lies (code, kind, edition, parent_code, parent_kind, parent_edition, fit)

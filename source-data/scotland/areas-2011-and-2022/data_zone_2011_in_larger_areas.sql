-- Wards and constituencies cross the lines of data zones; whatever else is in the file is made of whole
-- zones. Of areas in areas only the steps are given: the rest follows from them.
select distinct lies.*
from staged.data_zone_2011_lookup
cross join lateral (
  values
    (data_zone_code, 'data_zone', 2011, intermediate_zone_code, 'intermediate_zone', 2011, 'exact'),
    (data_zone_code, 'data_zone', 2011, local_authority_code, 'local_authority', 2019, 'exact'),
    (data_zone_code, 'data_zone', 2011, partnership_code, 'health_and_social_care_partnership', 2019, 'exact'),
    (data_zone_code, 'data_zone', 2011, health_board_code, 'health_board', 2019, 'exact'),
    (data_zone_code, 'data_zone', 2011, ward_code, 'ward', 2022, 'best_fit'),
    (data_zone_code, 'data_zone', 2011, constituency_code, 'parliamentary_constituency', 2005, 'best_fit'),
    (intermediate_zone_code, 'intermediate_zone', 2011, local_authority_code, 'local_authority', 2019, 'exact'),
    (ward_code, 'ward', 2022, local_authority_code, 'local_authority', 2019, 'exact'),
    (local_authority_code, 'local_authority', 2019, partnership_code, 'health_and_social_care_partnership', 2019, 'exact'),
    (local_authority_code, 'local_authority', 2019, health_board_code, 'health_board', 2019, 'exact'),
    (partnership_code, 'health_and_social_care_partnership', 2019, health_board_code, 'health_board', 2019, 'exact')
) as lies (code, kind, edition, parent_code, parent_kind, parent_edition, fit)

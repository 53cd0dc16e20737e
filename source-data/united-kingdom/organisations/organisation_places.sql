select
  ods_code, postcode, local_authority_code, areas_edition, small_area_kind, small_area_code, small_area_edition, edition,
  imd_rank, imd_decile, quantile_rule, direction
from dataset.organisation_postcodes
join dataset.organisations using (ods_code, postcode)

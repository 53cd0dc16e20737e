select subject, local_authority_code, extent, local_concentration, scale
from checked
where (subject = 'imd') <> (extent is not null and rank_of_extent is not null)
  or (subject = 'imd') <> (local_concentration is not null and rank_of_local_concentration is not null)
  or (subject in ('income', 'employment')) <> (scale is not null and rank_of_scale is not null)

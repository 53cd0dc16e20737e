-- Whatever does not follow from the counts beside it. A share was first rounded to three decimals and then to
-- two, so it may be off by 0.0055; a house with space has one of its own, and flats share theirs.
with figure as (
  select
    local_authority_code,
    figures.*
  from checked
  cross join lateral (
    values
      (houses_percentage_of_addresses_with_private_outdoor_space, houses_addresses_with_private_outdoor_space_count::numeric, houses_address_count, 0.0055),
      (flats_percentage_of_addresses_with_private_outdoor_space, flats_addresses_with_private_outdoor_space_count, flats_address_count, 0.0055),
      (total_percentage_addresses_with_private_outdoor_space, total_addresses_with_private_outdoor_space_count, total_addresses_count, 0.0055),
      (houses_average_size_private_outdoor_space, houses_outdoor_space_total_area, houses_addresses_with_private_outdoor_space_count, 0.06),
      (flats_average_size_private_outdoor_space, flats_outdoor_space_total_area, flats_outdoor_space_count, 0.06),
      (flats_average_number_of_flats_sharing_a_garden, flats_addresses_with_private_outdoor_space_count, flats_outdoor_space_count, 0.06),
      (total_average_size_private_outdoor_space, total_private_outdoor_space_total_area, houses_addresses_with_private_outdoor_space_count + flats_outdoor_space_count, 0.06)
  ) as figures (published, part, whole, tolerance)
)
select *
from figure
where abs(published - part / nullif(whole, 0)) > tolerance

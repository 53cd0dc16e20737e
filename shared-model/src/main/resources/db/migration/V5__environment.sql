-- What surrounds people: gardens by local authority, residents by area.

create table shape.green_space (
  edition integer not null,
  local_authority_code text not null,
  local_authority_edition integer not null,
  nation text not null,
  houses_address_count integer not null,
  houses_addresses_with_private_outdoor_space_count integer not null,
  houses_outdoor_space_total_area bigint not null,
  houses_percentage_of_addresses_with_private_outdoor_space numeric not null,
  houses_average_size_private_outdoor_space numeric not null,
  houses_median_size_private_outdoor_space numeric not null,
  flats_address_count integer not null,
  flats_addresses_with_private_outdoor_space_count integer not null,
  flats_outdoor_space_total_area bigint not null,
  flats_outdoor_space_count integer not null,
  flats_percentage_of_addresses_with_private_outdoor_space numeric not null,
  flats_average_size_private_outdoor_space numeric not null,
  flats_average_number_of_flats_sharing_a_garden numeric not null,
  total_addresses_count integer not null,
  total_addresses_with_private_outdoor_space_count integer not null,
  total_private_outdoor_space_total_area bigint not null,
  total_percentage_addresses_with_private_outdoor_space numeric not null,
  total_average_size_private_outdoor_space numeric not null,
  primary key (local_authority_code, edition),
  check (nation in ('england', 'wales', 'scotland', 'northern_ireland'))
);
create index on shape.green_space (total_addresses_count desc, local_authority_code);
comment on table shape.green_space is 'The private outdoor space (gardens and the like) of one local authority in one year';
comment on column shape.green_space.edition is 'Year of the survey of gardens';
comment on column shape.green_space.local_authority_code is 'Local authority district';
comment on column shape.green_space.local_authority_edition is 'Year of the local authority districts';
comment on column shape.green_space.nation is 'england, wales or scotland';
comment on column shape.green_space.houses_address_count is 'Houses: addresses; unit: addresses';
comment on column shape.green_space.houses_addresses_with_private_outdoor_space_count is 'Houses: addresses with private outdoor space; unit: addresses';
comment on column shape.green_space.houses_outdoor_space_total_area is 'Houses: area of all private outdoor space; unit: m²';
comment on column shape.green_space.houses_percentage_of_addresses_with_private_outdoor_space is 'Houses: addresses with private outdoor space; unit: share of addresses';
comment on column shape.green_space.houses_average_size_private_outdoor_space is 'Houses: mean area of private outdoor space; unit: m²';
comment on column shape.green_space.houses_median_size_private_outdoor_space is 'Houses: median area of private outdoor space; unit: m²';
comment on column shape.green_space.flats_address_count is 'Flats: addresses; unit: addresses';
comment on column shape.green_space.flats_addresses_with_private_outdoor_space_count is 'Flats: addresses with private outdoor space; unit: addresses';
comment on column shape.green_space.flats_outdoor_space_total_area is 'Flats: area of all private outdoor space; unit: m²';
comment on column shape.green_space.flats_outdoor_space_count is 'Flats: gardens, which several flats may share; unit: gardens';
comment on column shape.green_space.flats_percentage_of_addresses_with_private_outdoor_space is 'Flats: addresses with private outdoor space; unit: share of addresses';
comment on column shape.green_space.flats_average_size_private_outdoor_space is 'Flats: mean area of a garden; unit: m²';
comment on column shape.green_space.flats_average_number_of_flats_sharing_a_garden is 'Flats: mean number of flats to a garden; unit: flats';
comment on column shape.green_space.total_addresses_count is 'Houses and flats: addresses; unit: addresses';
comment on column shape.green_space.total_addresses_with_private_outdoor_space_count is 'Houses and flats: addresses with private outdoor space; unit: addresses';
comment on column shape.green_space.total_private_outdoor_space_total_area is 'Houses and flats: area of all private outdoor space; unit: m²';
comment on column shape.green_space.total_percentage_addresses_with_private_outdoor_space is 'Houses and flats: addresses with private outdoor space; unit: share of addresses';
comment on column shape.green_space.total_average_size_private_outdoor_space is 'Houses and flats: mean area of a houses space or of a garden that flats share; unit: m²';

create table shape.population_density (
  edition integer not null,
  area_code text not null,
  area_kind text not null,
  area_edition integer not null,
  nation text not null,
  residents integer not null,
  square_kilometres numeric not null,
  residents_per_square_kilometre numeric not null,
  primary key (area_code, edition),
  check (nation in ('england', 'wales', 'scotland', 'northern_ireland'))
);
comment on table shape.population_density is 'How densely one small area was peopled in one year';
comment on column shape.population_density.edition is 'Year of the population, at its middle';
comment on column shape.population_density.area_code is 'Small area';
comment on column shape.population_density.area_kind is 'What the area is: lsoa, data_zone, super_output_area';
comment on column shape.population_density.area_edition is 'Year of the boundaries of the area';
comment on column shape.population_density.nation is 'england, wales, scotland or northern_ireland';
comment on column shape.population_density.residents is 'People of all ages; unit: people';
comment on column shape.population_density.square_kilometres is 'Area, with all the digits of its source; unit: km²';
comment on column shape.population_density.residents_per_square_kilometre is 'Residents divided by area, rounded to one decimal, halves away from nought; unit: people per km²';

select census.show('green_space');
select census.show('population_density');

-- Where organisations lie by their postcode, and how deprived it is there.

create table shape.organisation_place (
  ods_code text primary key,
  postcode text not null,
  local_authority_code text,
  areas_edition integer,
  small_area_kind text,
  small_area_code text,
  small_area_edition integer,
  edition integer,
  imd_rank integer,
  imd_decile smallint,
  quantile_rule text,
  direction text
);
create index on shape.organisation_place (small_area_code, small_area_edition);
comment on table shape.organisation_place is 'One organisation that cares for children and the small area in which its postcode lies';
comment on column shape.organisation_place.ods_code is 'Code of the Organisation Data Service';
comment on column shape.organisation_place.postcode is 'Postcode';
comment on column shape.organisation_place.local_authority_code is 'Local authority in which the postcode lies; null: the directory does not say';
comment on column shape.organisation_place.areas_edition is 'Year of the local authority; null: the directory does not say';
comment on column shape.organisation_place.small_area_kind is 'lsoa, data_zone or super_output_area; null: the postcode lies in none';
comment on column shape.organisation_place.small_area_code is 'Small area in which the postcode lies; null: the postcode lies in none';
comment on column shape.organisation_place.small_area_edition is 'Census of the small area; null: the postcode lies in none';
comment on column shape.organisation_place.edition is 'Year of the index of multiple deprivation of the nation; null: none is published';
comment on column shape.organisation_place.imd_rank is 'Rank of the small area in that index, 1 is most deprived; unit: rank; null: none is published';
comment on column shape.organisation_place.imd_decile is 'Decile of the small area in that index, 1 is most deprived; unit: tenth; null: none is published, as in Northern Ireland';
comment on column shape.organisation_place.quantile_rule is 'How deciles follow from ranks; null: none is published';
comment on column shape.organisation_place.direction is 'What rank 1 and decile 1 mean: 1_is_most_deprived; null: none is published';

select census.show('organisation_place');

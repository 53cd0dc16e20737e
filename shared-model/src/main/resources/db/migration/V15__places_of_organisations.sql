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

comment on column shape.nhs_membership.basis is 'How it is known: list, or by way of the trust, the board, the unit, the point or the postcode';

-- What is inside an outline is inside an odd number of its rings. These are of PostgreSQL's own type, which
-- needs no extension to say whether it contains a point.
create function census.rings(outline bytea) returns setof polygon
language plpgsql immutable strict as $$
declare
  at integer := 5;
  polygons bigint;
  rings bigint;
  points bigint;
begin
  polygons := census.whole_number(outline, at);
  at := at + 4;
  for p in 1..polygons loop
    at := at + 5;
    rings := census.whole_number(outline, at);
    at := at + 4;
    for r in 1..rings loop
      points := census.whole_number(outline, at);
      at := at + 4;
      return next (
        select
          string_agg(
            format('(%s,%s)', census.real_number(outline, at + 16 * n), census.real_number(outline, at + 16 * n + 8)),
            ',' order by n)::polygon
        from generate_series(0, points::integer - 1) as n
      );
      at := at + 16 * points;
    end loop;
  end loop;
end $$;

-- Of well-known binary, whose bytes stand from the least to the most.
create function census.whole_number(wkb bytea, at integer) returns bigint
language sql immutable
return get_byte(wkb, at) + (get_byte(wkb, at + 1) << 8) + (get_byte(wkb, at + 2) << 16) + (get_byte(wkb, at + 3)::bigint << 24);

create function census.real_number(wkb bytea, at integer) returns double precision
language sql immutable
return (
  select
    case when high >> 31 = 1 then -1 else 1 end
    * (1 + ((high & 1048575) * 4294967296.0::double precision + low) / 4503599627370496)
    * power(2::double precision, ((high >> 20) & 2047) - 1023)
  from (select census.whole_number(wkb, at) as low, census.whole_number(wkb, at + 4) as high) as words
);

select census.show('organisation_place');

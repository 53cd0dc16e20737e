-- Organisations of the NHS that care for children, what they belong to, and since when.

create table shape.organisation (
  ods_code text primary key,
  name text not null,
  website text,
  address1 text,
  address2 text,
  address3 text,
  telephone text,
  city text,
  county text,
  latitude numeric,
  longitude numeric,
  easting integer,
  northing integer,
  postcode text not null,
  active boolean not null,
  published_at date,
  check (ods_code ~ '^[A-Z0-9]{3,6}$'),
  check ((latitude is null) = (longitude is null))
);
create index on shape.organisation (name, ods_code);
create index on shape.organisation (postcode);
comment on table shape.organisation is 'One organisation that cares for children: a hospital or another place of secondary care';
comment on column shape.organisation.ods_code is 'Code of the Organisation Data Service';
comment on column shape.organisation.name is 'Name';
comment on column shape.organisation.website is 'Address on the web; null: the list has none';
comment on column shape.organisation.address1 is 'First line of the address; null: the list has none';
comment on column shape.organisation.address2 is 'Second line of the address; null: the list has none';
comment on column shape.organisation.address3 is 'Third line of the address; null: the list has none';
comment on column shape.organisation.telephone is 'Telephone; null: the list has none';
comment on column shape.organisation.city is 'Town or city; null: the list has none';
comment on column shape.organisation.county is 'County of the postal address; null: the list has none';
comment on column shape.organisation.latitude is 'Latitude in WGS 84; unit: degrees; null: the list has no place';
comment on column shape.organisation.longitude is 'Longitude in WGS 84; unit: degrees; null: the list has no place';
comment on column shape.organisation.easting is 'Easting in the British National Grid, from latitude and longitude, right to a few metres; unit: m; null: the list has no place';
comment on column shape.organisation.northing is 'Northing in the British National Grid, from latitude and longitude, right to a few metres; unit: m; null: the list has no place';
comment on column shape.organisation.postcode is 'Postcode';
comment on column shape.organisation.active is 'Whether it is in operation';
comment on column shape.organisation.published_at is 'Day on which it was made known; null: the list does not say';

create table shape.trust (
  ods_code text primary key,
  name text not null,
  address_line_1 text,
  address_line_2 text,
  town text,
  postcode text,
  country text,
  telephone text,
  website text,
  active boolean not null,
  published_at date,
  check (ods_code ~ '^[A-Z0-9]{3,6}$')
);
create index on shape.trust (name, ods_code);
comment on table shape.trust is 'One trust of the NHS';
comment on column shape.trust.ods_code is 'Code of the Organisation Data Service';
comment on column shape.trust.name is 'Name';
comment on column shape.trust.address_line_1 is 'First line of the address; null: the list has none';
comment on column shape.trust.address_line_2 is 'Second line of the address; null: the list has none';
comment on column shape.trust.town is 'Town; null: the list has none';
comment on column shape.trust.postcode is 'Postcode; null: the list has none';
comment on column shape.trust.country is 'Country, as the list writes it; null: the list does not say';
comment on column shape.trust.telephone is 'Telephone; null: the list has none';
comment on column shape.trust.website is 'Address on the web; null: the list has none';
comment on column shape.trust.active is 'Whether it is in operation';
comment on column shape.trust.published_at is 'Day on which it was made known; null: the list does not say';

create table shape.nhs_body (
  kind text not null,
  identifier text not null,
  boundary_identifier text,
  boundary_edition integer,
  name text,
  country text,
  publication_date date,
  primary key (kind, identifier)
);
create index on shape.nhs_body (kind, name, identifier);
comment on table shape.nhs_body is 'One body that organisations belong to, other than a trust';
comment on column shape.nhs_body.kind is 'country, integrated_care_board, local_health_board, london_borough, nhs_england_region, openuk_network, paediatric_diabetes_network or paediatric_diabetes_unit';
comment on column shape.nhs_body.identifier is 'What it goes by: the ODS code of a board or region, the GSS code of a country or borough, the abbreviation of an epilepsy network, the PN or PZ code of a diabetes network or unit';
comment on column shape.nhs_body.boundary_identifier is 'What its boundary goes by, mostly a GSS code; null: it has no boundary';
comment on column shape.nhs_body.boundary_edition is 'Year of the boundaries that the code is of; null: the list does not say';
comment on column shape.nhs_body.name is 'Name; null: units go by their code';
comment on column shape.nhs_body.country is 'Country, of an epilepsy network; null: it is of another kind';
comment on column shape.nhs_body.publication_date is 'Day on which it, or its boundary, was published; null: the list does not say';

create table shape.nhs_membership (
  member_kind text not null,
  member text not null,
  parent_kind text not null,
  parent text not null,
  valid_from date not null,
  valid_to date not null,
  basis text not null,
  source text,
  primary key (member_kind, member, parent_kind, parent, valid_from),
  check (valid_from <= valid_to)
);
create index on shape.nhs_membership (parent_kind, parent, member_kind);
comment on table shape.nhs_membership is 'One thing that belongs to another for a time: an organisation to its trust, a trust to its board';
comment on column shape.nhs_membership.member_kind is 'What belongs: organisation, trust, local_health_board, integrated_care_board or paediatric_diabetes_unit';
comment on column shape.nhs_membership.member is 'What it goes by';
comment on column shape.nhs_membership.parent_kind is 'What it belongs to: trust, local_authority or a kind of body; of a unit, organisation is its primary one';
comment on column shape.nhs_membership.parent is 'What that goes by';
comment on column shape.nhs_membership.valid_from is 'First day on which it holds; -infinity where the list does not say';
comment on column shape.nhs_membership.valid_to is 'Last day on which it holds; infinity while no end is known';
comment on column shape.nhs_membership.basis is 'How it is known: list, or by way of the trust, the board, the unit or the postcode';
comment on column shape.nhs_membership.source is 'Where whoever keeps the list had it from; null: the list does not say';

-- Eastings and northings of a place in WGS 84: onto the ellipsoid of Airy by the seven parameters that
-- Ordnance Survey publishes, which is right to a few metres, and then its projection.
create function census.national_grid(latitude numeric, longitude numeric, out easting integer, out northing integer)
language plpgsql immutable strict as $$
declare
  -- WGS 84, Airy and the projection.
  a double precision := 6378137;
  e2 double precision := 0.00669437999014;
  a_airy double precision := 6377563.396;
  b_airy double precision := 6356256.909;
  e2_airy double precision := 1 - (b_airy / a_airy) ^ 2;
  scale double precision := 0.9996012717;
  n double precision := (a_airy - b_airy) / (a_airy + b_airy);

  -- The move from one to the other: parts per million and seconds of arc.
  s double precision := 20.4894e-6;
  rx double precision := radians(-0.1502 / 3600);
  ry double precision := radians(-0.2470 / 3600);
  rz double precision := radians(-0.8421 / 3600);

  phi double precision := radians(latitude::double precision);
  lambda double precision := radians(longitude::double precision);
  v double precision := a / sqrt(1 - e2 * sin(phi) ^ 2);
  x double precision := v * cos(phi) * cos(lambda);
  y double precision := v * cos(phi) * sin(lambda);
  z double precision := v * (1 - e2) * sin(phi);
  x_airy double precision := -446.448 + (1 + s) * x - rz * y + ry * z;
  y_airy double precision := 125.157 + rz * x + (1 + s) * y - rx * z;
  z_airy double precision := -542.060 - ry * x + rx * y + (1 + s) * z;
  p double precision := sqrt(x_airy ^ 2 + y_airy ^ 2);
  dl double precision := atan2(y_airy, x_airy) - radians(-2);
  rho double precision;
  eta2 double precision;
  t2 double precision;
  less double precision;
  more double precision;
begin
  phi := atan2(z_airy, p * (1 - e2_airy));
  for i in 1..3 loop
    phi := atan2(z_airy + e2_airy * a_airy / sqrt(1 - e2_airy * sin(phi) ^ 2) * sin(phi), p);
  end loop;
  v := scale * a_airy / sqrt(1 - e2_airy * sin(phi) ^ 2);
  rho := scale * a_airy * (1 - e2_airy) / (1 - e2_airy * sin(phi) ^ 2) ^ 1.5;
  eta2 := v / rho - 1;
  t2 := tan(phi) ^ 2;
  less := phi - radians(49);
  more := phi + radians(49);
  easting := round(
    400000
    + v * cos(phi) * dl
    + v / 6 * cos(phi) ^ 3 * (v / rho - t2) * dl ^ 3
    + v / 120 * cos(phi) ^ 5 * (5 - 18 * t2 + t2 ^ 2 + 14 * eta2 - 58 * t2 * eta2) * dl ^ 5);
  northing := round(
    -100000
    + scale * b_airy * (
      (1 + n + 1.25 * n ^ 2 + 1.25 * n ^ 3) * less
      - (3 * n + 3 * n ^ 2 + 2.625 * n ^ 3) * sin(less) * cos(more)
      + (1.875 * n ^ 2 + 1.875 * n ^ 3) * sin(2 * less) * cos(2 * more)
      - 35.0 / 24 * n ^ 3 * sin(3 * less) * cos(3 * more))
    + v / 2 * sin(phi) * cos(phi) * dl ^ 2
    + v / 24 * sin(phi) * cos(phi) ^ 3 * (5 - t2 + 9 * eta2) * dl ^ 4
    + v / 720 * sin(phi) * cos(phi) ^ 5 * (61 - 58 * t2 + t2 ^ 2) * dl ^ 6);
end $$;

select census.show('organisation');
select census.show('trust');
select census.show('nhs_body');
select census.show('nhs_membership');

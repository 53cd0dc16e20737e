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
language sql immutable
return (
  with wgs84 as (
    select
      6378137.0::double precision as a,
      0.00669437999014::double precision as e2,
      radians(latitude::double precision) as phi,
      radians(longitude::double precision) as lambda
  ),
  geocentric as (
    select
      v * cos(phi) * cos(lambda) as x,
      v * cos(phi) * sin(lambda) as y,
      v * (1 - e2) * sin(phi) as z
    from (select *, a / sqrt(1 - e2 * sin(phi) ^ 2) as v from wgs84) as normal
  ),
  -- Metres, parts per million and seconds of arc.
  moved as (
    select
      -446.448 + (1 + s) * x - rz * y + ry * z as x,
      125.157 + rz * x + (1 + s) * y - rx * z as y,
      -542.060 - ry * x + rx * y + (1 + s) * z as z
    from geocentric
    cross join (
      select
        20.4894e-6 as s,
        radians(-0.1502 / 3600) as rx,
        radians(-0.2470 / 3600) as ry,
        radians(-0.8421 / 3600) as rz
    ) as turn
  ),
  airy as (
    select
      6377563.396::double precision as a,
      6356256.909::double precision as b,
      (6377563.396 ^ 2 - 6356256.909 ^ 2)::double precision / 6377563.396 ^ 2 as e2,
      sqrt(x ^ 2 + y ^ 2) as p,
      z,
      atan2(y, x) as lambda
    from moved
  ),
  -- Two steps of the usual iteration are within a millimetre.
  latitudes as (
    select *, atan2(z + e2 * a / sqrt(1 - e2 * sin(second) ^ 2) * sin(second), p) as phi
    from (
      select *, atan2(z + e2 * a / sqrt(1 - e2 * sin(first) ^ 2) * sin(first), p) as second
      from (select *, atan2(z, p * (1 - e2)) as first from airy) as begun
    ) as improved
  ),
  terms as (
    select
      phi,
      lambda - radians(-2) as dl,
      0.9996012717 * a / sqrt(1 - e2 * sin(phi) ^ 2) as v,
      0.9996012717 * a * (1 - e2) / (1 - e2 * sin(phi) ^ 2) ^ 1.5 as rho,
      (a - b) / (a + b) as n,
      0.9996012717 * b as bf,
      phi - radians(49) as less,
      phi + radians(49) as more
    from latitudes
  )
  select row (
    round(
      400000
      + v * cos(phi) * dl
      + v / 6 * cos(phi) ^ 3 * (v / rho - tan(phi) ^ 2) * dl ^ 3
      + v / 120 * cos(phi) ^ 5
        * (5 - 18 * tan(phi) ^ 2 + tan(phi) ^ 4 + 14 * (v / rho - 1) - 58 * tan(phi) ^ 2 * (v / rho - 1)) * dl ^ 5
    )::integer,
    round(
      -100000
      + bf * (
        (1 + n + 1.25 * n ^ 2 + 1.25 * n ^ 3) * less
        - (3 * n + 3 * n ^ 2 + 2.625 * n ^ 3) * sin(less) * cos(more)
        + (1.875 * n ^ 2 + 1.875 * n ^ 3) * sin(2 * less) * cos(2 * more)
        - 35.0 / 24 * n ^ 3 * sin(3 * less) * cos(3 * more))
      + v / 2 * sin(phi) * cos(phi) * dl ^ 2
      + v / 24 * sin(phi) * cos(phi) ^ 3 * (5 - tan(phi) ^ 2 + 9 * (v / rho - 1)) * dl ^ 4
      + v / 720 * sin(phi) * cos(phi) ^ 5 * (61 - 58 * tan(phi) ^ 2 + tan(phi) ^ 4) * dl ^ 6
    )::integer
  )
  from terms
);

select census.show('organisation');
select census.show('trust');
select census.show('nhs_body');
select census.show('nhs_membership');

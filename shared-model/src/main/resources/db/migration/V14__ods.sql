-- What the Organisation Data Service, and those who do its work elsewhere, say of every organisation.

create table shape.ods_organisation (
  ods_code text primary key,
  kind text not null,
  name text not null,
  address_line_1 text,
  address_line_2 text,
  address_line_3 text,
  address_line_4 text,
  address_line_5 text,
  postcode text,
  telephone text,
  latitude numeric,
  longitude numeric,
  parent text,
  national_grouping text,
  high_level_health_geography text,
  opened date,
  closed date,
  status text,
  active boolean not null,
  prescribing_setting integer
);
create index on shape.ods_organisation (kind, name, ods_code);
create index on shape.ods_organisation (parent, kind);
create index on shape.ods_organisation (postcode);
comment on table shape.ods_organisation is 'One organisation as the file of its kind has it';
comment on column shape.ods_organisation.ods_code is 'Code of the Organisation Data Service, or of the health service of the nation';
comment on column shape.ods_organisation.kind is 'trust, trust_site, welsh_site, scottish_hospital, general_practice or prescribing_cost_centre';
comment on column shape.ods_organisation.name is 'Name';
comment on column shape.ods_organisation.address_line_1 is 'First line of the address; null: the file has none';
comment on column shape.ods_organisation.address_line_2 is 'Second line of the address; null: the file has none';
comment on column shape.ods_organisation.address_line_3 is 'Third line of the address; null: the file has none';
comment on column shape.ods_organisation.address_line_4 is 'Fourth line of the address, mostly the town; null: the file has none';
comment on column shape.ods_organisation.address_line_5 is 'Fifth line of the address, mostly the county; null: the file has none';
comment on column shape.ods_organisation.postcode is 'Postcode; null: the file has none';
comment on column shape.ods_organisation.telephone is 'Telephone; null: the file has none';
comment on column shape.ods_organisation.latitude is 'Latitude in WGS 84; unit: degrees; null: only the file of Scotland has places';
comment on column shape.ods_organisation.longitude is 'Longitude in WGS 84; unit: degrees; null: only the file of Scotland has places';
comment on column shape.ods_organisation.parent is 'Code of the organisation that it is a part of or is commissioned by, in Scotland of the health board''s area; null: the file has none';
comment on column shape.ods_organisation.national_grouping is 'Code of the region or the nation; null: the file has none';
comment on column shape.ods_organisation.high_level_health_geography is 'Code of the integrated care board, or what was in its place; null: the file has none';
comment on column shape.ods_organisation.opened is 'Day on which it opened; null: the file does not say';
comment on column shape.ods_organisation.closed is 'Day on which it closed; null: it is open, or the file does not say';
comment on column shape.ods_organisation.status is 'A active, C closed, D dormant, P proposed; null: the file does not say';
comment on column shape.ods_organisation.active is 'Whether it is in operation';
comment on column shape.ods_organisation.prescribing_setting is 'What it prescribes as: 4 is a general practice; null: it is not of the file of practices';

select census.show('ods_organisation');

-- Organisations and what belongs to what by their legal dates, beside the operational ones; and the places of
-- all postcodes that an organisation ever had.

create table shape.legal_change (
  id bigint primary key,
  code text not null,
  fact text not null,
  which text not null,
  value text,
  valid_from date not null,
  source text not null,
  reason text
);
create index on shape.legal_change (code, fact, which, valid_from);
comment on table shape.legal_change is 'One change to an organisation, or to what organisations belong to, that holds in law on some day. What holds in law on a day is, of the changes that do so by then, the one that is the last in practice';
comment on column shape.legal_change.id is 'Number of the change in the journal';
comment on column shape.legal_change.code is 'What has changed: an ODS code, or the code of a diabetes unit';
comment on column shape.legal_change.fact is 'What has changed of it, as name or parent; census.organisation_fact has all';
comment on column shape.legal_change.which is 'Of what there may be several of, as the boards of a trust, the code of the one; otherwise empty';
comment on column shape.legal_change.value is 'What it is from then on; null: nothing';
comment on column shape.legal_change.valid_from is 'First day on which it holds in law, or in practice where the legal date is not known; -infinity: since ever, as far as is known';
comment on column shape.legal_change.source is 'Whence it is known: list, ods or command';
comment on column shape.legal_change.reason is 'Why, in the words of whoever recorded it, or where the list has it from; null: nobody said';

create table shape.legal_organisation_period (like shape.organisation_period including all);
comment on table shape.legal_organisation_period is 'One organisation that cares for children, as it was for a time by the legal dates, where they are known';

create table shape.legal_trust_period (like shape.trust_period including all);
comment on table shape.legal_trust_period is 'One trust of the NHS, as it was for a time by the legal dates, where they are known';

create table shape.legal_membership (like shape.nhs_membership including all);
comment on table shape.legal_membership is 'One thing that belonged to another for a time by the legal dates, where they are known';

create table shape.organisation_postcode (like shape.organisation_place including all excluding indexes);
alter table shape.organisation_postcode add primary key (ods_code, postcode);
comment on table shape.organisation_postcode is 'One postcode that an organisation which cares for children has, had or is to have, and the small area in which it lies';

select census.show('legal_change');
select census.show('legal_organisation_period');
select census.show('legal_trust_period');
select census.show('legal_membership');
select census.show('organisation_postcode');

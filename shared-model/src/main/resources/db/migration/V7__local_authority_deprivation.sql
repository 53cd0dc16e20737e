-- The indices of deprivation by local authority, as their publishers give them and as they follow from the
-- areas.
create table shape.local_authority_deprivation (
  edition integer not null,
  nation text not null,
  local_authority_code text not null,
  local_authority_edition integer not null,
  subject text not null,
  basis text not null,
  areas integer,
  average_rank numeric,
  rank_of_average_rank integer,
  average_score numeric,
  rank_of_average_score integer,
  proportion_in_most_deprived_tenth numeric,
  rank_of_proportion_in_most_deprived_tenth integer,
  proportion_in_most_deprived_fifth numeric,
  proportion_in_most_deprived_three_tenths numeric,
  proportion_in_most_deprived_half numeric,
  extent numeric,
  rank_of_extent integer,
  local_concentration numeric,
  rank_of_local_concentration integer,
  scale numeric,
  rank_of_scale integer,
  primary key (local_authority_code, edition, subject, basis),
  check (basis in ('published', 'derived')),
  check (nation in ('england', 'wales', 'scotland', 'northern_ireland'))
);
comment on table shape.local_authority_deprivation is 'One local authority, summarised for one subject of one edition of its nation''s index of deprivation';
comment on column shape.local_authority_deprivation.edition is 'Year of the index';
comment on column shape.local_authority_deprivation.nation is 'Nation whose index it is: england, wales, scotland or northern_ireland';
comment on column shape.local_authority_deprivation.local_authority_code is 'Local authority';
comment on column shape.local_authority_deprivation.local_authority_edition is 'Year of the local authorities';
comment on column shape.local_authority_deprivation.subject is 'Of what the areas are deprived, as the columns of the index begin: imd, income, employment and so on';
comment on column shape.local_authority_deprivation.basis is 'published: as the publisher of the index gives it; derived: made here from what is published of the areas, by the publisher''s method';
comment on column shape.local_authority_deprivation.areas is 'How many small areas the authority has; null: the publisher gives none';
comment on column shape.local_authority_deprivation.average_rank is 'Average of the ranks of its areas, each weighed by its people; unlike in the index the least deprived area has rank 1, so larger is more deprived; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.rank_of_average_rank is 'Rank of the authority by its average rank, 1 is most deprived; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.average_score is 'Average of the scores of its areas, each weighed by its people, larger is more deprived; unit: that of the score; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.rank_of_average_score is 'Rank of the authority by its average score, 1 is most deprived; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.proportion_in_most_deprived_tenth is 'Share of its areas that are in the most deprived tenth of the nation; unit: share; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.rank_of_proportion_in_most_deprived_tenth is 'Rank of the authority by that share, 1 is most deprived; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.proportion_in_most_deprived_fifth is 'Share of its areas that are in the most deprived fifth of the nation; unit: share; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.proportion_in_most_deprived_three_tenths is 'Share of its areas that are in the most deprived three tenths of the nation; unit: share; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.proportion_in_most_deprived_half is 'Share of its areas that are in the most deprived half of the nation; unit: share; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.extent is 'Share of its people who live in the most deprived three tenths of the nation: all of those in the most deprived tenth, and fewer the less deprived the rest are; only of imd; unit: share; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.rank_of_extent is 'Rank of the authority by its extent, 1 is most deprived; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.local_concentration is 'Average rank, as in average_rank, of its most deprived areas that hold a tenth of its people; only of imd; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.rank_of_local_concentration is 'Rank of the authority by its local concentration, 1 is most deprived; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.scale is 'How many people are deprived; only of income and employment; unit: people; null: the publisher of the index gives none, or a file that it follows from was not at hand';
comment on column shape.local_authority_deprivation.rank_of_scale is 'Rank of the authority by its scale, 1 is the most people; unit: rank; null: the publisher of the index gives none, or a file that it follows from was not at hand';

select census.show('local_authority_deprivation');

-- A dataset may be made from others alone; then it is they that say where its numbers come from.
alter table census.load add column made_from jsonb not null default '[]';
comment on column census.load.made_from is 'The datasets that the version was made from, each with the version of it that was read';

create or replace view published.dataset as
select
  p.dataset, p.table_name, l.version as dataset_version, l.load_id, l.rows, l.sample_scale is not null as sample, l.fingerprint,
  l.started_at as loaded_at, p.published_at, p.reason, l.code_version, l.declaration, l.sources, l.report, l.made_from
from census.publication p join census.load l using (load_id);

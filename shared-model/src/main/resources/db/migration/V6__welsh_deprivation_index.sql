-- The Welsh index of deprivation, shaped as its English sister is.
create table shape.welsh_deprivation_index (
  edition integer not null,
  lsoa_code text not null,
  lsoa_edition integer not null,
  lsoa_local_name text not null,
  local_authority_code text not null,
  local_authority_edition integer not null,
  quantile_rule text not null,
  direction text not null,
  imd_score numeric not null,
  imd_rank integer not null,
  imd_decile smallint not null,
  imd_quintile smallint not null,
  imd_quartile smallint not null,
  income_score numeric not null,
  income_rank integer not null,
  income_decile smallint not null,
  income_quintile smallint not null,
  income_quartile smallint not null,
  employment_score numeric not null,
  employment_rank integer not null,
  employment_decile smallint not null,
  employment_quintile smallint not null,
  employment_quartile smallint not null,
  health_score numeric not null,
  health_rank integer not null,
  health_decile smallint not null,
  health_quintile smallint not null,
  health_quartile smallint not null,
  education_score numeric not null,
  education_rank integer not null,
  education_decile smallint not null,
  education_quintile smallint not null,
  education_quartile smallint not null,
  access_to_services_score numeric not null,
  access_to_services_rank integer not null,
  access_to_services_decile smallint not null,
  access_to_services_quintile smallint not null,
  access_to_services_quartile smallint not null,
  housing_score numeric not null,
  housing_rank integer not null,
  housing_decile smallint not null,
  housing_quintile smallint not null,
  housing_quartile smallint not null,
  community_safety_score numeric not null,
  community_safety_rank integer not null,
  community_safety_decile smallint not null,
  community_safety_quintile smallint not null,
  community_safety_quartile smallint not null,
  physical_environment_score numeric not null,
  physical_environment_rank integer not null,
  physical_environment_decile smallint not null,
  physical_environment_quintile smallint not null,
  physical_environment_quartile smallint not null,
  primary key (lsoa_code, edition)
);
create index on shape.welsh_deprivation_index (edition, imd_rank desc, lsoa_code);
create index on shape.welsh_deprivation_index (local_authority_code, edition);
comment on table shape.welsh_deprivation_index is 'One lower layer super output area of Wales in one edition of the Welsh index of multiple deprivation';
comment on column shape.welsh_deprivation_index.edition is 'Year of the index';
comment on column shape.welsh_deprivation_index.lsoa_code is 'Lower layer super output area';
comment on column shape.welsh_deprivation_index.lsoa_edition is 'Census whose lower layer super output areas the index describes';
comment on column shape.welsh_deprivation_index.lsoa_local_name is 'What the publisher of the index calls the area in English: by its wards, not by the number that it has among areas';
comment on column shape.welsh_deprivation_index.local_authority_code is 'Local authority in which the publisher puts the area';
comment on column shape.welsh_deprivation_index.local_authority_edition is 'Year of the local authorities';
comment on column shape.welsh_deprivation_index.quantile_rule is 'How quantiles follow from ranks: floor is floor((rank - 1) * groups / areas) + 1';
comment on column shape.welsh_deprivation_index.direction is 'What rank 1 and quantile 1 mean: 1_is_most_deprived';
comment on column shape.welsh_deprivation_index.imd_score is 'Welsh Index of Multiple Deprivation: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.imd_rank is 'Welsh Index of Multiple Deprivation: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.imd_decile is 'Welsh Index of Multiple Deprivation: decile, 1 is most deprived, as published; unit: tenth';
comment on column shape.welsh_deprivation_index.imd_quintile is 'Welsh Index of Multiple Deprivation: quintile, 1 is most deprived, as published; unit: fifth';
comment on column shape.welsh_deprivation_index.imd_quartile is 'Welsh Index of Multiple Deprivation: quartile, 1 is most deprived, as published; unit: quarter';
comment on column shape.welsh_deprivation_index.income_score is 'Income domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.income_rank is 'Income domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.income_decile is 'Income domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.income_quintile is 'Income domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.income_quartile is 'Income domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.employment_score is 'Employment domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.employment_rank is 'Employment domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.employment_decile is 'Employment domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.employment_quintile is 'Employment domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.employment_quartile is 'Employment domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.health_score is 'Health domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.health_rank is 'Health domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.health_decile is 'Health domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.health_quintile is 'Health domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.health_quartile is 'Health domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.education_score is 'Education domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.education_rank is 'Education domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.education_decile is 'Education domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.education_quintile is 'Education domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.education_quartile is 'Education domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.access_to_services_score is 'Access to Services domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.access_to_services_rank is 'Access to Services domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.access_to_services_decile is 'Access to Services domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.access_to_services_quintile is 'Access to Services domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.access_to_services_quartile is 'Access to Services domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.housing_score is 'Housing domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.housing_rank is 'Housing domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.housing_decile is 'Housing domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.housing_quintile is 'Housing domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.housing_quartile is 'Housing domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.community_safety_score is 'Community Safety domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.community_safety_rank is 'Community Safety domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.community_safety_decile is 'Community Safety domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.community_safety_quintile is 'Community Safety domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.community_safety_quartile is 'Community Safety domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';
comment on column shape.welsh_deprivation_index.physical_environment_score is 'Physical Environment domain: score, larger is more deprived; unit: points from 0 to 100';
comment on column shape.welsh_deprivation_index.physical_environment_rank is 'Physical Environment domain: rank, 1 is most deprived; unit: rank';
comment on column shape.welsh_deprivation_index.physical_environment_decile is 'Physical Environment domain: decile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: tenth';
comment on column shape.welsh_deprivation_index.physical_environment_quintile is 'Physical Environment domain: quintile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: fifth';
comment on column shape.welsh_deprivation_index.physical_environment_quartile is 'Physical Environment domain: quartile, 1 is most deprived, by the quantile rule of the row, as the publisher gives none for domains; unit: quarter';

select census.show('welsh_deprivation_index');

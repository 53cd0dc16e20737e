-- The Scottish index of multiple deprivation and the indicators that it is made from.

comment on column shape.area.kind is 'What the area is: lsoa, msoa, data_zone, intermediate_zone, super_output_area, super_data_zone, ward, district_electoral_area, local_authority, region, country, parliamentary_constituency, sub_icb, icb, local_health_board, health_board, health_and_social_care_partnership';
comment on column shape.urban_rural_class.kind is 'What the area is: lsoa, data_zone';

create table shape.scottish_deprivation_index (
  edition integer not null,
  version text not null,
  data_zone_code text not null,
  data_zone_edition integer not null,
  local_authority_code text not null,
  local_authority_edition integer not null,
  quantile_rule text not null,
  direction text not null,
  imd_rank integer not null,
  imd_vigintile smallint not null,
  imd_decile smallint not null,
  imd_quintile smallint not null,
  income_rank numeric not null,
  employment_rank numeric not null,
  education_rank numeric not null,
  health_rank numeric not null,
  access_rank numeric not null,
  crime_rank numeric not null,
  housing_rank numeric not null,
  population_year integer not null,
  total_population integer not null,
  working_age_population integer not null,
  primary key (data_zone_code, edition)
);
create index on shape.scottish_deprivation_index (edition, imd_rank desc, data_zone_code);
create index on shape.scottish_deprivation_index (local_authority_code, edition);
comment on table shape.scottish_deprivation_index is 'One data zone in one edition of the Scottish index of multiple deprivation';
comment on column shape.scottish_deprivation_index.edition is 'Year of the index';
comment on column shape.scottish_deprivation_index.version is 'The publisher''s name of the edition, which tells revisions of one year apart: 2020v2';
comment on column shape.scottish_deprivation_index.data_zone_code is 'Data zone';
comment on column shape.scottish_deprivation_index.data_zone_edition is 'Census whose data zones the index describes';
comment on column shape.scottish_deprivation_index.local_authority_code is 'Local authority in which the data zone lies';
comment on column shape.scottish_deprivation_index.local_authority_edition is 'Year of the local authorities';
comment on column shape.scottish_deprivation_index.quantile_rule is 'How vigintiles, deciles and quintiles follow from ranks: ceiling is ceil(rank * groups / areas)';
comment on column shape.scottish_deprivation_index.direction is 'What rank 1 and quantile 1 mean: 1_is_most_deprived';
comment on column shape.scottish_deprivation_index.imd_rank is 'Scottish Index of Multiple Deprivation: rank, 1 is most deprived; unit: rank';
comment on column shape.scottish_deprivation_index.imd_vigintile is 'Scottish Index of Multiple Deprivation: vigintile by the quantile rule of the row, 1 is most deprived; unit: twentieth';
comment on column shape.scottish_deprivation_index.imd_decile is 'Scottish Index of Multiple Deprivation: decile by the quantile rule of the row, 1 is most deprived; unit: tenth';
comment on column shape.scottish_deprivation_index.imd_quintile is 'Scottish Index of Multiple Deprivation: quintile by the quantile rule of the row, 1 is most deprived; unit: fifth';
comment on column shape.scottish_deprivation_index.income_rank is 'Income domain: rank, 1 is most deprived, where zones that tie have the mean of their ranks, which may end in .5; unit: rank';
comment on column shape.scottish_deprivation_index.employment_rank is 'Employment domain: rank, 1 is most deprived, where zones that tie have the mean of their ranks, which may end in .5; unit: rank';
comment on column shape.scottish_deprivation_index.education_rank is 'Education, Skills and Training domain: rank, 1 is most deprived; unit: rank';
comment on column shape.scottish_deprivation_index.health_rank is 'Health domain: rank, 1 is most deprived; unit: rank';
comment on column shape.scottish_deprivation_index.access_rank is 'Geographic Access to Services domain: rank, 1 is most deprived; unit: rank';
comment on column shape.scottish_deprivation_index.crime_rank is 'Crime domain: rank, 1 is most deprived, where zones that tie have the mean of their ranks, which may end in .5; unit: rank';
comment on column shape.scottish_deprivation_index.housing_rank is 'Housing domain: rank, 1 is most deprived, where zones that tie have the mean of their ranks, which may end in .5; unit: rank';
comment on column shape.scottish_deprivation_index.population_year is 'Year of the populations, at its middle';
comment on column shape.scottish_deprivation_index.total_population is 'People of all ages; unit: people';
comment on column shape.scottish_deprivation_index.working_age_population is 'People aged 16 to state pension age; unit: people';

create table shape.scottish_deprivation_indicators (
  edition integer not null,
  version text not null,
  data_zone_code text not null,
  data_zone_edition integer not null,
  income_deprived_people integer not null,
  income_deprived_rate numeric,
  employment_deprived_people integer not null,
  employment_deprived_rate numeric,
  comparative_illness_factor numeric,
  alcohol_hospital_stays_ratio numeric,
  drug_hospital_stays_ratio numeric,
  mortality_ratio numeric,
  depression_prescription_rate numeric,
  low_birth_weight_rate numeric,
  emergency_hospital_stays_ratio numeric,
  school_attendance_rate numeric,
  school_leavers_attainment_score numeric,
  no_qualifications_ratio numeric not null,
  not_participating_rate numeric,
  university_entrance_rate numeric,
  petrol_station_drive_minutes numeric not null,
  gp_surgery_drive_minutes numeric not null,
  post_office_drive_minutes numeric not null,
  primary_school_drive_minutes numeric not null,
  retail_centre_drive_minutes numeric not null,
  secondary_school_drive_minutes numeric not null,
  gp_surgery_public_transport_minutes numeric not null,
  post_office_public_transport_minutes numeric not null,
  retail_centre_public_transport_minutes numeric not null,
  no_superfast_broadband_rate numeric,
  recorded_crimes numeric,
  recorded_crimes_per_10000 numeric,
  overcrowded_people integer not null,
  overcrowded_rate numeric not null,
  no_central_heating_people integer not null,
  no_central_heating_rate numeric not null,
  primary key (data_zone_code, edition)
);
comment on table shape.scottish_deprivation_indicators is 'The indicators of one data zone from which one edition of the Scottish index of multiple deprivation is made';
comment on column shape.scottish_deprivation_indicators.edition is 'Year of the index';
comment on column shape.scottish_deprivation_indicators.version is 'The publisher''s name of the edition, which tells revisions of one year apart: 2020v2';
comment on column shape.scottish_deprivation_indicators.data_zone_code is 'Data zone';
comment on column shape.scottish_deprivation_indicators.data_zone_edition is 'Census whose data zones the index describes';
comment on column shape.scottish_deprivation_indicators.income_deprived_people is 'Income domain: people who are income deprived; unit: people';
comment on column shape.scottish_deprivation_indicators.income_deprived_rate is 'Income domain: people who are income deprived; unit: share of people; null: nobody lives there';
comment on column shape.scottish_deprivation_indicators.employment_deprived_people is 'Employment domain: people who are employment deprived; unit: people';
comment on column shape.scottish_deprivation_indicators.employment_deprived_rate is 'Employment domain: people of working age who are employment deprived; unit: share of people; null: nobody lives there';
comment on column shape.scottish_deprivation_indicators.comparative_illness_factor is 'Health domain: people who receive benefits for illness or disability, standardised by age and sex; unit: 100 is Scotland; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.alcohol_hospital_stays_ratio is 'Health domain: hospital stays related to alcohol, standardised by age and sex; unit: 100 is Scotland; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.drug_hospital_stays_ratio is 'Health domain: hospital stays related to drugs, standardised by age and sex; unit: 100 is Scotland; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.mortality_ratio is 'Health domain: deaths, standardised by age and sex; unit: 100 is Scotland; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.depression_prescription_rate is 'Health domain: people who are prescribed drugs for anxiety, depression or psychosis; unit: share of people; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.low_birth_weight_rate is 'Health domain: live single births of low weight; unit: share of births; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.emergency_hospital_stays_ratio is 'Health domain: emergency stays in hospital, standardised by age and sex; unit: 100 is Scotland; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.school_attendance_rate is 'Education domain: attendance of school pupils; unit: share of possible attendance; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.school_leavers_attainment_score is 'Education domain: attainment of school leavers; unit: points; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.no_qualifications_ratio is 'Education domain: people of working age without qualifications, standardised by age and sex; unit: 100 is Scotland';
comment on column shape.scottish_deprivation_indicators.not_participating_rate is 'Education domain: people aged 16 to 19 who take no part in education, employment or training; unit: share of people; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.university_entrance_rate is 'Education domain: people aged 17 to 21 who enter university; unit: share of people; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.petrol_station_drive_minutes is 'Access domain: average time by car to a petrol station; unit: minutes';
comment on column shape.scottish_deprivation_indicators.gp_surgery_drive_minutes is 'Access domain: average time by car to a surgery of general practitioners; unit: minutes';
comment on column shape.scottish_deprivation_indicators.post_office_drive_minutes is 'Access domain: average time by car to a post office; unit: minutes';
comment on column shape.scottish_deprivation_indicators.primary_school_drive_minutes is 'Access domain: average time by car to a primary school; unit: minutes';
comment on column shape.scottish_deprivation_indicators.retail_centre_drive_minutes is 'Access domain: average time by car to a retail centre; unit: minutes';
comment on column shape.scottish_deprivation_indicators.secondary_school_drive_minutes is 'Access domain: average time by car to a secondary school; unit: minutes';
comment on column shape.scottish_deprivation_indicators.gp_surgery_public_transport_minutes is 'Access domain: time by public transport to a surgery of general practitioners; unit: minutes';
comment on column shape.scottish_deprivation_indicators.post_office_public_transport_minutes is 'Access domain: time by public transport to a post office; unit: minutes';
comment on column shape.scottish_deprivation_indicators.retail_centre_public_transport_minutes is 'Access domain: time by public transport to a retail centre; unit: minutes';
comment on column shape.scottish_deprivation_indicators.no_superfast_broadband_rate is 'Access domain: premises without access to broadband of 30 Mb/s; unit: share of premises; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.recorded_crimes is 'Crime domain: recorded crimes of violence, sexual offences, domestic housebreaking, vandalism, drug offences and common assault, of which the publisher gives fractions; unit: crimes; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.recorded_crimes_per_10000 is 'Crime domain: the same recorded crimes by people; unit: crimes per 10,000 people; null: suppressed by the publisher';
comment on column shape.scottish_deprivation_indicators.overcrowded_people is 'Housing domain: people in households that are overcrowded; unit: people';
comment on column shape.scottish_deprivation_indicators.overcrowded_rate is 'Housing domain: people in households that are overcrowded; unit: share of people';
comment on column shape.scottish_deprivation_indicators.no_central_heating_people is 'Housing domain: people in households without central heating; unit: people';
comment on column shape.scottish_deprivation_indicators.no_central_heating_rate is 'Housing domain: people in households without central heating; unit: share of people';

select census.show('scottish_deprivation_index');
select census.show('scottish_deprivation_indicators');

-- The Northern Ireland multiple deprivation measures and the indicators that they are made from.

create table shape.northern_irish_deprivation_index (
  edition integer not null,
  soa_code text not null,
  soa_edition integer not null,
  local_authority_code text not null,
  local_authority_edition integer not null,
  quantile_rule text not null,
  direction text not null,
  default_urban_rural_2015 text not null,
  imd_rank integer not null,
  income_rank integer not null,
  employment_rank integer not null,
  health_deprivation_and_disability_rank integer not null,
  education_skills_and_training_rank integer not null,
  access_to_services_rank integer not null,
  living_environment_rank integer not null,
  crime_and_disorder_rank integer not null,
  housing_quality_sub_domain_rank integer,
  housing_access_sub_domain_rank integer,
  outdoor_environment_sub_domain_rank integer,
  crime_sub_domain_rank integer,
  disorder_sub_domain_rank integer,
  low_income_children_rank integer,
  low_income_older_people_rank integer,
  primary key (soa_code, edition)
);
create index on shape.northern_irish_deprivation_index (edition, imd_rank desc, soa_code);
create index on shape.northern_irish_deprivation_index (local_authority_code, edition);
comment on table shape.northern_irish_deprivation_index is 'One super output area in one edition of the Northern Ireland multiple deprivation measures';
comment on column shape.northern_irish_deprivation_index.edition is 'Year of the measures';
comment on column shape.northern_irish_deprivation_index.soa_code is 'Super output area';
comment on column shape.northern_irish_deprivation_index.soa_edition is 'Census whose super output areas the measures describe';
comment on column shape.northern_irish_deprivation_index.local_authority_code is 'Local government district that has most of the area';
comment on column shape.northern_irish_deprivation_index.local_authority_edition is 'Year of the local government districts';
comment on column shape.northern_irish_deprivation_index.quantile_rule is 'How quantiles follow from ranks, as the publisher gives none: ceiling is ceil(rank * groups / areas)';
comment on column shape.northern_irish_deprivation_index.direction is 'What rank 1 means: 1_is_most_deprived';
comment on column shape.northern_irish_deprivation_index.default_urban_rural_2015 is 'Whether the area is urban, rural or mixed by the default of the classification of 2015';
comment on column shape.northern_irish_deprivation_index.imd_rank is 'Multiple Deprivation Measure: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.income_rank is 'Income domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.employment_rank is 'Employment domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.health_deprivation_and_disability_rank is 'Health Deprivation and Disability domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.education_skills_and_training_rank is 'Education, Skills and Training domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.access_to_services_rank is 'Access to Services domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.living_environment_rank is 'Living Environment domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.crime_and_disorder_rank is 'Crime and Disorder domain: rank, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_index.housing_quality_sub_domain_rank is 'Housing Quality sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.northern_irish_deprivation_index.housing_access_sub_domain_rank is 'Housing Access sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.northern_irish_deprivation_index.outdoor_environment_sub_domain_rank is 'Outdoor Physical Environment sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.northern_irish_deprivation_index.crime_sub_domain_rank is 'Crime sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.northern_irish_deprivation_index.disorder_sub_domain_rank is 'Disorder sub-domain: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.northern_irish_deprivation_index.low_income_children_rank is 'Income Deprivation Affecting Children: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';
comment on column shape.northern_irish_deprivation_index.low_income_older_people_rank is 'Income Deprivation Affecting Older People: rank, 1 is most deprived; unit: rank; null: no file that has it was at hand';

create table shape.northern_irish_deprivation_indicators (
  edition integer not null,
  soa_code text not null,
  soa_edition integer not null,
  low_income_rate numeric not null,
  employment_deprived_rate numeric not null,
  preventable_death_rank integer not null,
  physical_health_benefit_rank integer not null,
  cancer_rank integer not null,
  emergency_admission_rank integer not null,
  low_birth_weight_rank integer not null,
  childrens_dental_extraction_rank integer not null,
  multiple_prescription_rank integer not null,
  long_term_health_problem_rank integer not null,
  mental_health_rank integer not null,
  preventable_death_ratio numeric not null,
  physical_health_benefit_ratio numeric not null,
  cancer_ratio numeric,
  emergency_admission_ratio numeric not null,
  low_birth_weight_rate numeric not null,
  childrens_dental_extraction_ratio numeric not null,
  multiple_prescription_ratio numeric not null,
  long_term_health_problem_ratio numeric not null,
  primary_special_educational_needs_rank integer not null,
  primary_absenteeism_rank integer not null,
  school_leavers_without_five_gcses_rank integer not null,
  school_leavers_not_participating_rank integer not null,
  no_higher_education_rank integer not null,
  post_primary_special_educational_needs_rank integer not null,
  post_primary_absenteeism_rank integer not null,
  low_qualification_rank integer not null,
  primary_special_educational_needs_rate numeric not null,
  primary_absenteeism_rate numeric not null,
  school_leavers_without_five_gcses_rate numeric not null,
  school_leavers_not_participating_rate numeric not null,
  no_higher_education_rate numeric,
  post_primary_special_educational_needs_rate numeric not null,
  post_primary_absenteeism_rate numeric not null,
  low_qualification_rate numeric not null,
  private_transport_time_rank integer not null,
  public_transport_time_rank integer not null,
  slow_broadband_rank integer not null,
  slow_broadband_rate numeric not null,
  unfit_dwellings_rank integer not null,
  dwellings_in_disrepair_rank integer not null,
  dwellings_hard_to_heat_rank integer not null,
  overcrowded_households_rank integer not null,
  disability_without_adaptation_rank integer not null,
  local_area_problems_rank integer not null,
  road_defects_rank integer not null,
  road_traffic_collisions_rank integer not null,
  flood_risk_rank integer not null,
  unfit_dwellings_rate numeric not null,
  dwellings_in_disrepair_rate numeric not null,
  dwellings_hard_to_heat_rate numeric not null,
  overcrowded_households_rate numeric not null,
  disability_without_adaptation_rate numeric not null,
  local_area_problems_rate numeric not null,
  road_defects_ratio numeric not null,
  road_traffic_collisions_per_1000 numeric not null,
  flood_risk_rate numeric not null,
  violence_rank integer not null,
  burglary_rank integer not null,
  theft_rank integer not null,
  vehicle_crime_rank integer not null,
  criminal_damage_rank integer not null,
  deliberate_fires_rank integer not null,
  anti_social_behaviour_rank integer not null,
  violence_per_1000 numeric not null,
  burglary_per_1000 numeric not null,
  theft_per_1000 numeric not null,
  vehicle_crime_per_1000 numeric not null,
  criminal_damage_per_1000 numeric not null,
  deliberate_fires_per_1000 numeric not null,
  anti_social_behaviour_per_1000 numeric not null,
  low_income_children_rate numeric not null,
  low_income_older_people_rate numeric not null,
  primary key (soa_code, edition)
);
comment on table shape.northern_irish_deprivation_indicators is 'The indicators of one super output area from which one edition of the Northern Ireland multiple deprivation measures is made';
comment on column shape.northern_irish_deprivation_indicators.edition is 'Year of the measures';
comment on column shape.northern_irish_deprivation_indicators.soa_code is 'Super output area';
comment on column shape.northern_irish_deprivation_indicators.soa_edition is 'Census whose super output areas the measures describe';
comment on column shape.northern_irish_deprivation_indicators.low_income_rate is 'Income domain: people in households whose income, equivalised, is below 60 per cent of the median of Northern Ireland; unit: share of people';
comment on column shape.northern_irish_deprivation_indicators.employment_deprived_rate is 'Employment domain: people of working age who are employment deprived; unit: share of people';
comment on column shape.northern_irish_deprivation_indicators.preventable_death_rank is 'Health Deprivation and Disability domain: rank by preventable deaths without suicides, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.physical_health_benefit_rank is 'Health Deprivation and Disability domain: rank by benefits for physical ill health, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.cancer_rank is 'Health Deprivation and Disability domain: rank by people registered as having cancer, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.emergency_admission_rank is 'Health Deprivation and Disability domain: rank by emergency admissions, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.low_birth_weight_rank is 'Health Deprivation and Disability domain: rank by single births of low weight, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.childrens_dental_extraction_rank is 'Health Deprivation and Disability domain: rank by dental extractions of children, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.multiple_prescription_rank is 'Health Deprivation and Disability domain: rank by people with many regular prescriptions, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.long_term_health_problem_rank is 'Health Deprivation and Disability domain: rank by people with a long-term health problem or disability other than of mental health, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.mental_health_rank is 'Health Deprivation and Disability domain: rank by several indicators of mental health together, of which no value is published, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.preventable_death_ratio is 'Health Deprivation and Disability domain: preventable deaths without suicides, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.physical_health_benefit_ratio is 'Health Deprivation and Disability domain: benefits for physical ill health, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.cancer_ratio is 'Health Deprivation and Disability domain: people registered as having cancer, standardised; unit: 100 is Northern Ireland; null: suppressed by the publisher';
comment on column shape.northern_irish_deprivation_indicators.emergency_admission_ratio is 'Health Deprivation and Disability domain: emergency admissions, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.low_birth_weight_rate is 'Health Deprivation and Disability domain: single births of low weight; unit: share of births';
comment on column shape.northern_irish_deprivation_indicators.childrens_dental_extraction_ratio is 'Health Deprivation and Disability domain: dental extractions of children, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.multiple_prescription_ratio is 'Health Deprivation and Disability domain: people with many regular prescriptions, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.long_term_health_problem_ratio is 'Health Deprivation and Disability domain: people with a long-term health problem or disability other than of mental health, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.primary_special_educational_needs_rank is 'Education, Skills and Training domain: rank by pupils of special schools, and of primary schools with special educational needs of stages 3 to 5, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.primary_absenteeism_rank is 'Education, Skills and Training domain: rank by absence from primary school, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.school_leavers_without_five_gcses_rank is 'Education, Skills and Training domain: rank by school leavers without five GCSEs at A* to C with English and mathematics, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.school_leavers_not_participating_rank is 'Education, Skills and Training domain: rank by school leavers of 16 to 18 who enter no education, employment or training, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.no_higher_education_rank is 'Education, Skills and Training domain: rank by people of 18 to 21 who are not enrolled in higher education, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.post_primary_special_educational_needs_rank is 'Education, Skills and Training domain: rank by pupils of special schools, and of post-primary schools with special educational needs of stages 3 to 5, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.post_primary_absenteeism_rank is 'Education, Skills and Training domain: rank by absence from post-primary school, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.low_qualification_rank is 'Education, Skills and Training domain: rank by people of 25 to 64 with no or low qualifications, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.primary_special_educational_needs_rate is 'Education, Skills and Training domain: pupils of special schools, and of primary schools with special educational needs of stages 3 to 5; unit: share of pupils';
comment on column shape.northern_irish_deprivation_indicators.primary_absenteeism_rate is 'Education, Skills and Training domain: absence from primary school; unit: share of possible attendance';
comment on column shape.northern_irish_deprivation_indicators.school_leavers_without_five_gcses_rate is 'Education, Skills and Training domain: school leavers without five GCSEs at A* to C with English and mathematics; unit: share of school leavers';
comment on column shape.northern_irish_deprivation_indicators.school_leavers_not_participating_rate is 'Education, Skills and Training domain: school leavers of 16 to 18 who enter no education, employment or training; unit: share of school leavers';
comment on column shape.northern_irish_deprivation_indicators.no_higher_education_rate is 'Education, Skills and Training domain: people of 18 to 21 who are not enrolled in higher education; unit: share of people; null: suppressed by the publisher';
comment on column shape.northern_irish_deprivation_indicators.post_primary_special_educational_needs_rate is 'Education, Skills and Training domain: pupils of special schools, and of post-primary schools with special educational needs of stages 3 to 5; unit: share of pupils';
comment on column shape.northern_irish_deprivation_indicators.post_primary_absenteeism_rate is 'Education, Skills and Training domain: absence from post-primary school; unit: share of possible attendance';
comment on column shape.northern_irish_deprivation_indicators.low_qualification_rate is 'Education, Skills and Training domain: people of 25 to 64 with no or low qualifications; unit: share of people';
comment on column shape.northern_irish_deprivation_indicators.private_transport_time_rank is 'Access to Services domain: rank by time to services by private transport, of which no value is published, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.public_transport_time_rank is 'Access to Services domain: rank by time to services by public transport, of which no value is published, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.slow_broadband_rank is 'Access to Services domain: rank by properties with broadband below 10 Mb/s, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.slow_broadband_rate is 'Access to Services domain: properties with broadband below 10 Mb/s; unit: share of properties';
comment on column shape.northern_irish_deprivation_indicators.unfit_dwellings_rank is 'Living Environment domain: rank by dwellings that are unfit, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.dwellings_in_disrepair_rank is 'Living Environment domain: rank by dwellings in disrepair, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.dwellings_hard_to_heat_rank is 'Living Environment domain: rank by dwellings without a modern boiler, or without loft insulation and double glazing, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.overcrowded_households_rank is 'Living Environment domain: rank by overcrowded households, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.disability_without_adaptation_rank is 'Living Environment domain: rank by people with a disability whose dwelling is not adapted, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.local_area_problems_rank is 'Living Environment domain: rank by dwellings with problems of the local area, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.road_defects_rank is 'Living Environment domain: rank by road defects, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.road_traffic_collisions_rank is 'Living Environment domain: rank by collisions in road traffic, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.flood_risk_rank is 'Living Environment domain: rank by properties where floods are a risk, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.unfit_dwellings_rate is 'Living Environment domain: dwellings that are unfit; unit: share of dwellings';
comment on column shape.northern_irish_deprivation_indicators.dwellings_in_disrepair_rate is 'Living Environment domain: dwellings in disrepair; unit: share of dwellings';
comment on column shape.northern_irish_deprivation_indicators.dwellings_hard_to_heat_rate is 'Living Environment domain: dwellings without a modern boiler, or without loft insulation and double glazing; unit: share of dwellings';
comment on column shape.northern_irish_deprivation_indicators.overcrowded_households_rate is 'Living Environment domain: overcrowded households; unit: share of households';
comment on column shape.northern_irish_deprivation_indicators.disability_without_adaptation_rate is 'Living Environment domain: people with a disability whose dwelling is not adapted; unit: share of people';
comment on column shape.northern_irish_deprivation_indicators.local_area_problems_rate is 'Living Environment domain: dwellings with problems of the local area; unit: share of dwellings';
comment on column shape.northern_irish_deprivation_indicators.road_defects_ratio is 'Living Environment domain: road defects, standardised; unit: 100 is Northern Ireland';
comment on column shape.northern_irish_deprivation_indicators.road_traffic_collisions_per_1000 is 'Living Environment domain: collisions in road traffic; unit: collisions per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.flood_risk_rate is 'Living Environment domain: properties where floods are a risk; unit: share of properties';
comment on column shape.northern_irish_deprivation_indicators.violence_rank is 'Crime and Disorder domain: rank by violence, sexual offences, robbery and offences against public order, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.burglary_rank is 'Crime and Disorder domain: rank by burglary, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.theft_rank is 'Crime and Disorder domain: rank by theft, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.vehicle_crime_rank is 'Crime and Disorder domain: rank by vehicle crime, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.criminal_damage_rank is 'Crime and Disorder domain: rank by criminal damage and arson, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.deliberate_fires_rank is 'Crime and Disorder domain: rank by fires that were set, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.anti_social_behaviour_rank is 'Crime and Disorder domain: rank by incidents of anti-social behaviour, 1 is most deprived; unit: rank';
comment on column shape.northern_irish_deprivation_indicators.violence_per_1000 is 'Crime and Disorder domain: violence, sexual offences, robbery and offences against public order; unit: offences per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.burglary_per_1000 is 'Crime and Disorder domain: burglary; unit: offences per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.theft_per_1000 is 'Crime and Disorder domain: theft; unit: offences per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.vehicle_crime_per_1000 is 'Crime and Disorder domain: vehicle crime; unit: offences per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.criminal_damage_per_1000 is 'Crime and Disorder domain: criminal damage and arson; unit: offences per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.deliberate_fires_per_1000 is 'Crime and Disorder domain: fires that were set; unit: fires per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.anti_social_behaviour_per_1000 is 'Crime and Disorder domain: incidents of anti-social behaviour; unit: incidents per 1,000 people';
comment on column shape.northern_irish_deprivation_indicators.low_income_children_rate is 'Income domain: people under 16 in households whose income, equivalised, is below 60 per cent of the median of Northern Ireland; unit: share of people under 16';
comment on column shape.northern_irish_deprivation_indicators.low_income_older_people_rate is 'Income domain: people of 65 and over in households whose income, equivalised, is below 60 per cent of the median of Northern Ireland; unit: share of people of 65 and over';

select census.show('northern_irish_deprivation_index');
select census.show('northern_irish_deprivation_indicators');

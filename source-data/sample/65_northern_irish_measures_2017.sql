-- The Northern Irish measures of 2017: every indicator of every area, as a value and a rank, and with
-- them the domains and the measure, which are ranks alone.

-- How much of an indicator is the deprivation that all of them share, its smallest and largest value,
-- and its digits; no value is published of those that have no digits.
create table sample.northern_irish_kind_2017 (
  indicator text primary key, shared numeric, least numeric, most numeric, digits integer
);
insert into sample.northern_irish_kind_2017
values
  ('imd', 1.0, null, null, null),
  ('income', 0.8, null, null, null),
  ('employment', 0.8, null, null, null),
  ('education', 0.7, null, null, null),
  ('access', -0.3, null, null, null),
  ('living', 0.4, null, null, null),
  ('crime', 0.6, null, null, null),
  ('low_income', 0.8, 0.017, 0.27, 3),
  ('low_income_children', 0.8, 0.01, 0.48, 3),
  ('low_income_older_people', 0.6, 0.004, 0.192, 3),
  ('employment_deprived', 0.8, 0.02, 0.594, 3),
  ('preventable_death', 0.6, 0, 369.8, 1),
  ('physical_health_benefit', 0.7, 10.3, 253.7, 1),
  ('cancer', 0.2, 49.1, 206.9, 1),
  ('emergency_admission', 0.6, 28.7, 257.5, 1),
  ('low_birth_weight', 0.4, 0, 0.125, 3),
  ('childrens_dental_extraction', 0.5, 10.5, 258.1, 1),
  ('multiple_prescription', 0.6, 30.2, 272.5, 1),
  ('long_term_health_problem', 0.6, 63.6, 163.3, 1),
  ('mental_health', 0.6, null, null, null),
  ('primary_special_educational_needs', 0.5, 0.013, 0.199, 3),
  ('primary_absenteeism', 0.6, 0.022, 0.226, 3),
  ('school_leavers_without_five_gcses', 0.7, 0.002, 0.858, 3),
  ('school_leavers_not_participating', 0.6, 0, 0.166, 3),
  ('no_higher_education', 0.6, 0.288, 0.936, 3),
  ('post_primary_special_educational_needs', 0.5, 0, 0.297, 3),
  ('post_primary_absenteeism', 0.6, 0.023, 0.224, 3),
  ('low_qualification', 0.7, 0.075, 0.717, 3),
  ('private_transport_time', -0.4, null, null, null),
  ('public_transport_time', -0.4, null, null, null),
  ('slow_broadband', -0.3, 0, 0.962, 3),
  ('housing_quality_sub_domain', 0.2, null, null, null),
  ('unfit_dwellings', 0.2, 0.002, 0.088, 3),
  ('dwellings_in_disrepair', 0.2, 0.069, 0.26, 3),
  ('dwellings_hard_to_heat', 0.2, 0.027, 0.407, 3),
  ('housing_access_sub_domain', 0.4, null, null, null),
  ('overcrowded_households', 0.5, 0, 0.175, 3),
  ('disability_without_adaptation', 0.1, 0.678, 0.967, 3),
  ('outdoor_environment_sub_domain', 0.3, null, null, null),
  ('local_area_problems', 0.4, 0.003, 0.103, 3),
  ('road_defects', -0.1, 15.3, 931.1, 1),
  ('road_traffic_collisions', 0.1, 0.175, 21.842, 3),
  ('flood_risk', 0.1, 0, 0.394, 3),
  ('crime_sub_domain', 0.6, null, null, null),
  ('violence', 0.6, 1.4, 146, 1),
  ('burglary', 0.4, 0.2, 38.5, 1),
  ('theft', 0.4, 0.7, 45.5, 1),
  ('vehicle_crime', 0.4, 0.1, 26, 1),
  ('criminal_damage', 0.6, 0.4, 58.8, 1),
  ('disorder_sub_domain', 0.6, null, null, null),
  ('deliberate_fires', 0.6, 0, 25.4, 1),
  ('anti_social_behaviour', 0.6, 2.3, 176.1, 1),
  ('health', 0.7, null, null, null);

create table sample.northern_irish_indicator_2017 as
with latent as materialized (
  select
    code as soa_code,
    0.4 * sample.chance('district ' || district_code) + 0.6 * sample.chance('super output area ' || code) as deprivation
  from sample.soa_2001
),
severe as (
  select
    l.soa_code,
    k.*,
    abs(k.shared) * case when k.shared < 0 then 1 - l.deprivation else l.deprivation end
      + (1 - abs(k.shared)) * sample.chance(k.indicator || ' in ' || l.soa_code) as severity
  from latent l
  cross join sample.northern_irish_kind_2017 k
),
ranked as (
  select
    s.*,
    -- By health, and by mental health, areas that tie share the smallest rank; in all else none tie.
    case
      when indicator in ('health', 'mental_health')
        then rank() over (partition by indicator order by round(severity::numeric, 4) desc)
      else row_number() over (partition by indicator order by severity desc, soa_code)
    end as rank
  from severe s
)
select
  soa_code,
  indicator,
  rank,
  -- What rests on too few people is suppressed: in full one area's cancers and ten areas' students.
  case
    when indicator = 'cancer' and rank <= sample.scaled(1) then null
    when indicator = 'no_higher_education' and rank <= sample.scaled(10) then null
    else round((least + (most - least) * severity)::numeric, digits)
  end as value
from ranked;

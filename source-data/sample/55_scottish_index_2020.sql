-- The Scottish index of 2020 for every data zone, and the indicators that it is made from.
--
-- As in the English index each zone has a latent deprivation, of its authority, its intermediate zone and
-- itself, which each domain has in part.

create table sample.scottish_latent_2020 as
with general as materialized (
  select
    code as data_zone_code,
    local_authority_code,
    urban_rural_class,
    0.30 * sample.chance('scottish authority of ' || local_authority_code)
      + 0.40 * sample.chance('intermediate zone of ' || intermediate_zone_code)
      + 0.30 * sample.chance('data zone ' || code) as deprivation,
    -- In a few zones everything has been pulled down, and nobody lives there.
    row_number() over (order by sample.chance('pulled down ' || code)) <= sample.scaled(3) as is_empty
  from sample.data_zone_2011
)
select
  data_zone_code,
  local_authority_code,
  is_empty,
  deprivation,
  case when is_empty then 0 else 350 + floor(900 * sample.chance('people in ' || data_zone_code)) end::integer as people,
  0.80 * deprivation + 0.20 * sample.chance('scottish income ' || data_zone_code) as income,
  0.80 * deprivation + 0.20 * sample.chance('scottish employment ' || data_zone_code) as employment,
  0.70 * deprivation + 0.30 * sample.chance('scottish education ' || data_zone_code) as education,
  0.70 * deprivation + 0.30 * sample.chance('scottish health ' || data_zone_code) as health,
  -- Whatever is far from everything is rural, and seldom deprived otherwise.
  0.50 * urban_rural_class / 8 + 0.20 * (1 - deprivation) + 0.30 * sample.chance('scottish distance ' || data_zone_code) as distance,
  0.60 * deprivation + 0.40 * sample.chance('scottish crime ' || data_zone_code) as crime,
  0.60 * deprivation + 0.40 * sample.chance('scottish housing ' || data_zone_code) as housing
from general;

-- Counts of people are whole, so zones tie in their rates.
create table sample.scottish_count_2020 as
select
  l.*,
  working_age,
  round(0.45 * income * income * people)::integer as income_deprived_people,
  round(0.35 * employment * employment * working_age)::integer as employment_deprived_people,
  round(0.90 * crime * crime * crime * people / 20)::integer as recorded_crimes,
  round(0.40 * housing * housing * people)::integer as overcrowded_people,
  round(0.05 * housing * people)::integer as no_central_heating_people
from sample.scottish_latent_2020 l
cross join lateral (
  select round(people * (0.55 + 0.15 * sample.chance('of working age in ' || data_zone_code)))::integer as working_age
) w;

create table sample.scottish_rank_2020 as
with rated as (
  select
    c.*,
    income_deprived_people::numeric / nullif(people, 0) as income_rate,
    coalesce(employment_deprived_people::numeric / nullif(working_age, 0), 0) as employment_rate,
    -- Where there were fewer than three, nobody is told how many.
    case when recorded_crimes > 2 then recorded_crimes::numeric / people else 0 end as crime_rate,
    round((0.2 * overcrowded_people + 0.8 * no_central_heating_people) / nullif(people, 0), 3) as housing_rate
  from sample.scottish_count_2020 c
),
-- Zones that tie have the mean of the ranks that they would share.
ranked as (
  select
    rated.*,
    rank() over (order by income_rate desc nulls last)
      + (count(*) over (partition by income_rate) - 1) / 2.0 as income_rank,
    rank() over (order by employment_rate desc)
      + (count(*) over (partition by employment_rate) - 1) / 2.0 as employment_rank,
    row_number() over (order by education desc, data_zone_code) as education_rank,
    row_number() over (order by health desc, data_zone_code) as health_rank,
    row_number() over (order by distance desc, data_zone_code) as access_rank,
    rank() over (order by crime_rate desc)
      + (count(*) over (partition by crime_rate) - 1) / 2.0 as crime_rank,
    rank() over (order by housing_rate desc)
      + (count(*) over (partition by housing_rate) - 1) / 2.0 as housing_rank,
    row_number() over (
      order by 0.28 * income + 0.28 * employment + 0.14 * health + 0.14 * education
        + 0.09 * distance + 0.05 * crime + 0.02 * housing desc, data_zone_code
    ) as imd_rank,
    count(*) over () as zones
  from rated
)
select
  data_zone_code,
  people,
  working_age,
  imd_rank,
  ceil(imd_rank * 20.0 / zones) as imd_vigintile,
  ceil(imd_rank * 10.0 / zones) as imd_decile,
  ceil(imd_rank * 5.0 / zones) as imd_quintile,
  -- Those where nobody lives are given the last rank of the others.
  case when is_empty then max(income_rank) filter (where not is_empty) over () else income_rank end as income_rank,
  employment_rank,
  education_rank,
  health_rank,
  access_rank,
  crime_rank,
  housing_rank
from ranked;

-- As published: '*' stands for what is suppressed, and where nobody lives that is nearly everything.
create table sample.scottish_indicators_2020 as
with minutes as (
  select
    c.*,
    round((1 + 25 * distance * distance)::numeric, 9) as near_drive,
    round((2 + 90 * distance * distance * distance)::numeric, 9) as far_drive,
    round((4 + 60 * distance * distance)::numeric, 9) as near_journey,
    round((6 + 150 * distance * distance * distance)::numeric, 9) as far_journey
  from sample.scottish_count_2020 c
)
select
  data_zone_code,
  people as total_population,
  working_age as working_age_population,
  case when is_empty then '*' else (round(income_deprived_people::numeric / people, 2))::text end as income_deprived_rate,
  income_deprived_people,
  case when is_empty then '*' else (round(employment_deprived_people::numeric / working_age, 2))::text end as employment_deprived_rate,
  employment_deprived_people,
  case when is_empty then '*' else round((5 + 300 * health * health)::numeric)::text end as comparative_illness_factor,
  case when is_empty then '*' else round((400 * health * health * health)::numeric, 8)::text end as alcohol_hospital_stays_ratio,
  case when is_empty then '*' else round((500 * health * health * deprivation)::numeric, 8)::text end as drug_hospital_stays_ratio,
  case when is_empty then '*' else round((250 * health)::numeric, 8)::text end as mortality_ratio,
  case when is_empty then '*' else round((0.05 + 0.35 * health)::numeric, 8)::text end as depression_prescription_rate,
  case when is_empty then '*' else round((0.15 * health * deprivation)::numeric, 8)::text end as low_birth_weight_rate,
  case when is_empty then '*' else round((40 + 150 * health)::numeric, 8)::text end as emergency_hospital_stays_ratio,
  case when is_empty or people < 400 then '*' else round((1 - 0.4 * education)::numeric, 5)::text end as school_attendance_rate,
  case when is_empty or people < 370 then '*' else round((6.5 - 3 * education)::numeric, 10)::text end as school_leavers_attainment_score,
  round((10 + 250 * education)::numeric, 8) as no_qualifications_ratio,
  case when is_empty then '*' else round((0.3 * education * education)::numeric, 9)::text end as not_participating_rate,
  case when is_empty then '*' else round((0.6 - 0.5 * education)::numeric, 6)::text end as university_entrance_rate,
  near_drive + 0.5 as petrol_station_drive_minutes,
  near_drive + 0.25 as gp_surgery_drive_minutes,
  near_drive as post_office_drive_minutes,
  near_drive as primary_school_drive_minutes,
  far_drive as retail_centre_drive_minutes,
  far_drive + 0.75 as secondary_school_drive_minutes,
  near_journey + 0.25 as gp_surgery_public_transport_minutes,
  near_journey as post_office_public_transport_minutes,
  far_journey as retail_centre_public_transport_minutes,
  case when is_empty then '*' else round((0.4 * distance * distance)::numeric, 9)::text end as no_superfast_broadband_rate,
  case when recorded_crimes > 2 then (recorded_crimes + 0.0625)::text else '*' end as recorded_crimes,
  case when recorded_crimes > 2 then round((recorded_crimes + 0.0625) * 10000 / people, 10)::text else '*' end as recorded_crimes_per_10000,
  overcrowded_people,
  no_central_heating_people,
  round((0.40 * housing * housing)::numeric, 9) as overcrowded_rate,
  round((0.05 * housing)::numeric, 9) as no_central_heating_rate
from minutes;

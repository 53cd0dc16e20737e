-- The English indices of 2019 and 2025 for every lower layer area of England, and the populations behind
-- them.
--
-- Each area has a latent deprivation from 0 to 1: of its authority, its middle layer area and itself.
-- Each domain has it in part, and in part goes its own way; so neighbours are alike, domains agree
-- more or less, and every map and filter has something to show. From one edition to the next an area
-- stays what it is, but for each domain's own way.

create table sample.english_area as
select 2019 as edition, code, name, msoa_code, local_authority_code, local_authority_name
from sample.lsoa_2011
where code like 'E%'
union all
select 2025, code, name, msoa_code, local_authority_code, local_authority_name
from sample.lsoa_2021
where code like 'E%';

create table sample.english_latent as
with authority as (
  select code, sample.chance('authority ' || code) as deprivation
  from (select distinct local_authority_code from sample.english_area) as named (code)
),
-- Materialized: otherwise each of its three chances is taken once for every domain.
general as materialized (
  select
    l.edition,
    l.code as lsoa_code,
    l.edition || ' ' || l.code as key,
    0.35 * a.deprivation
      + 0.35 * sample.chance('middle layer ' || l.msoa_code)
      + 0.30 * sample.chance('area ' || l.code) as deprivation
  from sample.english_area l
  join authority a on a.code = l.local_authority_code
)
select
  edition,
  lsoa_code,
  0.80 * deprivation + 0.20 * sample.chance('income ' || key) as income,
  0.80 * deprivation + 0.20 * sample.chance('employment ' || key) as employment,
  0.65 * deprivation + 0.35 * sample.chance('young people ' || key) as children_young_people,
  0.65 * deprivation + 0.35 * sample.chance('adult skills ' || key) as adult_skills,
  0.70 * deprivation + 0.30 * sample.chance('health ' || key) as health,
  0.55 * deprivation + 0.45 * sample.chance('crime ' || key) as crime,
  -- Far from a post office lives who has a house in the country: the other way about.
  0.30 * (1 - deprivation) + 0.70 * sample.chance('distance ' || key) as geographical_barriers,
  0.40 * deprivation + 0.60 * sample.chance('wider barriers ' || key) as wider_barriers,
  0.20 * deprivation + 0.80 * sample.chance('indoors ' || key) as indoors,
  0.30 * deprivation + 0.70 * sample.chance('outdoors ' || key) as outdoors,
  0.75 * deprivation + 0.25 * sample.chance('children ' || key) as idaci,
  0.75 * deprivation + 0.25 * sample.chance('older people ' || key) as idaopi
from general;

-- Scores before they are rounded for publication: rates from 0 to 1, standardised scores around 0, the
-- rest from 0 to 100. Six digits are kept, so that now and then two areas tie.
create table sample.english_value as
select
  edition,
  lsoa_code,
  round((0.65 * income * income)::numeric, 6) as income,
  round((0.50 * employment * employment)::numeric, 6) as employment,
  round((90 * (children_young_people + adult_skills) * (children_young_people + adult_skills) / 4
    * adult_skills)::numeric, 6) as education_skills_training,
  round((6 * (health - 0.5))::numeric, 6) as health_deprivation_disability,
  round((6 * (crime - 0.5))::numeric, 6) as crime,
  round((70 * (geographical_barriers + wider_barriers) / 2)::numeric, 6) as barriers_to_housing_services,
  round((90 * (2 * indoors + outdoors) * (2 * indoors + outdoors) / 9)::numeric, 6) as living_environment,
  round((0.85 * idaci * idaci)::numeric, 6) as idaci,
  round((0.80 * idaopi * idaopi)::numeric, 6) as idaopi,
  round((6 * (children_young_people - 0.5))::numeric, 6) as children_young_people_sub_domain,
  round((0.70 * adult_skills)::numeric, 6) as adult_skills_sub_domain,
  round((6 * (geographical_barriers - 0.5))::numeric, 6) as geographical_barriers_sub_domain,
  round((6 * (wider_barriers - 0.5))::numeric, 6) as wider_barriers_sub_domain,
  round((6 * (indoors - 0.5))::numeric, 6) as indoors_sub_domain,
  round((6 * (outdoors - 0.5))::numeric, 6) as outdoors_sub_domain
from sample.english_latent;

-- A larger score is a smaller rank: 1 is most deprived. Areas that tie share the smallest.
create table sample.english_rank as
select
  v.*,
  count(*) over (partition by edition) as areas,
  rank() over (partition by edition order by income desc) as income_rank,
  rank() over (partition by edition order by employment desc) as employment_rank,
  rank() over (partition by edition order by education_skills_training desc) as education_skills_training_rank,
  rank() over (partition by edition order by health_deprivation_disability desc) as health_deprivation_disability_rank,
  rank() over (partition by edition order by crime desc) as crime_rank,
  rank() over (partition by edition order by barriers_to_housing_services desc) as barriers_to_housing_services_rank,
  rank() over (partition by edition order by living_environment desc) as living_environment_rank,
  rank() over (partition by edition order by idaci desc) as idaci_rank,
  rank() over (partition by edition order by idaopi desc) as idaopi_rank,
  rank() over (partition by edition order by children_young_people_sub_domain desc) as children_young_people_sub_domain_rank,
  rank() over (partition by edition order by adult_skills_sub_domain desc) as adult_skills_sub_domain_rank,
  rank() over (partition by edition order by geographical_barriers_sub_domain desc) as geographical_barriers_sub_domain_rank,
  rank() over (partition by edition order by wider_barriers_sub_domain desc) as wider_barriers_sub_domain_rank,
  rank() over (partition by edition order by indoors_sub_domain desc) as indoors_sub_domain_rank,
  rank() over (partition by edition order by outdoors_sub_domain desc) as outdoors_sub_domain_rank
from sample.english_value v;

-- The publishers' exponential transformation: it depends on the rank alone, spreads the most deprived
-- tenth over half of 0 to 100, and keeps a good domain from making up for a bad one.
create function sample.transformed(rank bigint, areas bigint) returns numeric
language sql immutable
return -23 * ln(1 - (areas - rank + 1)::numeric / areas * (1 - exp(-100 / 23.0)));

create table sample.transformed as
select edition, rank, round(sample.transformed(rank, areas), 3) as score
from (select edition, count(*) as areas from sample.english_area group by edition) as counted,
  generate_series(1, areas) as rank;

analyze sample.transformed;
analyze sample.english_rank;

-- As published. The index is the weighted sum of the transformed domains; the weights are the
-- publisher's, whose rounding makes them add up to 0.999.
create table sample.english_index as
with transformed as (
  select
    r.*,
    income_to.score as income_score_exponentially_transformed,
    employment_to.score as employment_score_exponentially_transformed,
    education_to.score as education_skills_training_score_exponentially_transformed,
    health_to.score as health_deprivation_disability_score_exponentially_transformed,
    crime_to.score as crime_score_exponentially_transformed,
    barriers_to.score as barriers_to_housing_services_score_exponentially_transformed,
    living_to.score as living_environment_score_exponentially_transformed
  from sample.english_rank r
  join sample.transformed income_to on income_to.edition = r.edition and income_to.rank = income_rank
  join sample.transformed employment_to on employment_to.edition = r.edition and employment_to.rank = employment_rank
  join sample.transformed education_to on education_to.edition = r.edition and education_to.rank = education_skills_training_rank
  join sample.transformed health_to on health_to.edition = r.edition and health_to.rank = health_deprivation_disability_rank
  join sample.transformed crime_to on crime_to.edition = r.edition and crime_to.rank = crime_rank
  join sample.transformed barriers_to on barriers_to.edition = r.edition and barriers_to.rank = barriers_to_housing_services_rank
  join sample.transformed living_to on living_to.edition = r.edition and living_to.rank = living_environment_rank
),
weighed as (
  select
    t.*,
    0.225 * income_score_exponentially_transformed
      + 0.225 * employment_score_exponentially_transformed
      + 0.135 * education_skills_training_score_exponentially_transformed
      + 0.135 * health_deprivation_disability_score_exponentially_transformed
      + 0.093 * crime_score_exponentially_transformed
      + 0.093 * barriers_to_housing_services_score_exponentially_transformed
      + 0.093 * living_environment_score_exponentially_transformed as imd
  from transformed t
),
ranked as (
  select w.*, rank() over (partition by edition order by imd desc) as imd_rank
  from weighed w
)
select
  r.edition,
  r.lsoa_code,
  l.name as lsoa_name,
  l.local_authority_code,
  l.local_authority_name,
  round(r.imd, 3) as imd_score,
  r.imd_rank,
  ceil(r.imd_rank * 10.0 / r.areas)::integer as imd_decile,
  round(r.income, 3) as income_score,
  r.income_rank,
  ceil(r.income_rank * 10.0 / r.areas)::integer as income_decile,
  round(r.employment, 3) as employment_score,
  r.employment_rank,
  ceil(r.employment_rank * 10.0 / r.areas)::integer as employment_decile,
  round(r.education_skills_training, 3) as education_skills_training_score,
  r.education_skills_training_rank,
  ceil(r.education_skills_training_rank * 10.0 / r.areas)::integer as education_skills_training_decile,
  round(r.health_deprivation_disability, 3) as health_deprivation_disability_score,
  r.health_deprivation_disability_rank,
  ceil(r.health_deprivation_disability_rank * 10.0 / r.areas)::integer as health_deprivation_disability_decile,
  round(r.crime, 3) as crime_score,
  r.crime_rank,
  ceil(r.crime_rank * 10.0 / r.areas)::integer as crime_decile,
  round(r.barriers_to_housing_services, 3) as barriers_to_housing_services_score,
  r.barriers_to_housing_services_rank,
  ceil(r.barriers_to_housing_services_rank * 10.0 / r.areas)::integer as barriers_to_housing_services_decile,
  round(r.living_environment, 3) as living_environment_score,
  r.living_environment_rank,
  ceil(r.living_environment_rank * 10.0 / r.areas)::integer as living_environment_decile,
  round(r.idaci, 3) as idaci_score,
  r.idaci_rank,
  ceil(r.idaci_rank * 10.0 / r.areas)::integer as idaci_decile,
  round(r.idaopi, 3) as idaopi_score,
  r.idaopi_rank,
  ceil(r.idaopi_rank * 10.0 / r.areas)::integer as idaopi_decile,
  round(r.children_young_people_sub_domain, 3) as children_young_people_sub_domain_score,
  r.children_young_people_sub_domain_rank,
  ceil(r.children_young_people_sub_domain_rank * 10.0 / r.areas)::integer as children_young_people_sub_domain_decile,
  round(r.adult_skills_sub_domain, 3) as adult_skills_sub_domain_score,
  r.adult_skills_sub_domain_rank,
  ceil(r.adult_skills_sub_domain_rank * 10.0 / r.areas)::integer as adult_skills_sub_domain_decile,
  round(r.geographical_barriers_sub_domain, 3) as geographical_barriers_sub_domain_score,
  r.geographical_barriers_sub_domain_rank,
  ceil(r.geographical_barriers_sub_domain_rank * 10.0 / r.areas)::integer as geographical_barriers_sub_domain_decile,
  round(r.wider_barriers_sub_domain, 3) as wider_barriers_sub_domain_score,
  r.wider_barriers_sub_domain_rank,
  ceil(r.wider_barriers_sub_domain_rank * 10.0 / r.areas)::integer as wider_barriers_sub_domain_decile,
  round(r.indoors_sub_domain, 3) as indoors_sub_domain_score,
  r.indoors_sub_domain_rank,
  ceil(r.indoors_sub_domain_rank * 10.0 / r.areas)::integer as indoors_sub_domain_decile,
  round(r.outdoors_sub_domain, 3) as outdoors_sub_domain_score,
  r.outdoors_sub_domain_rank,
  ceil(r.outdoors_sub_domain_rank * 10.0 / r.areas)::integer as outdoors_sub_domain_decile,
  r.income_score_exponentially_transformed,
  r.employment_score_exponentially_transformed,
  r.education_skills_training_score_exponentially_transformed,
  r.health_deprivation_disability_score_exponentially_transformed,
  r.crime_score_exponentially_transformed,
  r.barriers_to_housing_services_score_exponentially_transformed,
  r.living_environment_score_exponentially_transformed
from ranked r
join sample.english_area l on l.edition = r.edition and l.code = r.lsoa_code;

-- ------------------------------------------------------------------ populations

-- Prisoners are left out. In 2015 the ages at which women worked until are an average: hence the
-- quarters.
create table sample.english_population as
with counted as (
  select
    edition,
    code,
    150 + floor(350 * sample.chance('children of ' || edition || ' ' || code))::integer as children,
    600 + floor(700 * sample.chance('adults of ' || edition || ' ' || code))::integer as adults,
    120 + floor(450 * sample.chance('elders of ' || edition || ' ' || code))::integer as elders,
    floor(400 * sample.chance('workers of ' || edition || ' ' || code) - 100)::integer as workers
  from sample.english_area
)
select
  edition,
  code as lsoa_code,
  children + adults + elders as total_population,
  children as dependent_children,
  adults as population_16_59,
  elders as older_population_60_and_over,
  adults + case edition when 2019 then workers / 4.0 else workers / 4 end as working_age_population
from counted;

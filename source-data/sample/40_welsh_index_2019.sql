-- The Welsh index of 2019 for every lower layer area of Wales, made as the English one is: a latent
-- deprivation from 0 to 1, which each domain has in part.

create table sample.welsh_rank_2019 as
with authority as (
  select code, sample.chance('authority ' || code) as deprivation
  from sample.local_authority_2019
  where letter = 'W'
),
-- Materialized: otherwise each of its three chances is taken once for every domain.
general as materialized (
  select
    l.code as lsoa_code,
    0.35 * a.deprivation
      + 0.35 * sample.chance('middle layer ' || l.msoa_code)
      + 0.30 * sample.chance('area ' || l.code) as deprivation
  from sample.lsoa_2011 l
  join authority a on a.code = l.local_authority_code
),
-- Four digits are kept, so that now and then two areas tie.
latent as (
  select
    lsoa_code,
    round((0.80 * deprivation + 0.20 * sample.chance('income ' || lsoa_code))::numeric, 4) as income,
    round((0.80 * deprivation + 0.20 * sample.chance('employment ' || lsoa_code))::numeric, 4) as employment,
    round((0.70 * deprivation + 0.30 * sample.chance('health ' || lsoa_code))::numeric, 4) as health,
    round((0.70 * deprivation + 0.30 * sample.chance('education ' || lsoa_code))::numeric, 4) as education,
    -- Far from a shop lives who has a house in the country: the other way about.
    round((0.30 * (1 - deprivation) + 0.70 * sample.chance('access ' || lsoa_code))::numeric, 4) as access_to_services,
    round((0.40 * deprivation + 0.60 * sample.chance('housing ' || lsoa_code))::numeric, 4) as housing,
    round((0.55 * deprivation + 0.45 * sample.chance('safety ' || lsoa_code))::numeric, 4) as community_safety,
    round((0.25 * deprivation + 0.75 * sample.chance('environment ' || lsoa_code))::numeric, 4) as physical_environment
  from general
)
select
  lsoa_code,
  count(*) over () as areas,
  rank() over (order by income desc) as income_rank,
  rank() over (order by employment desc) as employment_rank,
  rank() over (order by health desc) as health_rank,
  rank() over (order by education desc) as education_rank,
  rank() over (order by access_to_services desc) as access_to_services_rank,
  rank() over (order by housing desc) as housing_rank,
  rank() over (order by community_safety desc) as community_safety_rank,
  rank() over (order by physical_environment desc) as physical_environment_rank
from latent;

-- As published. Every score depends on the rank alone, and the index is the weighted sum of those of the
-- domains; the weights are the publisher's.
create table sample.welsh_index_2019 as
with scored as (
  select
    r.*,
    sample.transformed(income_rank, areas) as income,
    sample.transformed(employment_rank, areas) as employment,
    sample.transformed(health_rank, areas) as health,
    sample.transformed(education_rank, areas) as education,
    sample.transformed(access_to_services_rank, areas) as access_to_services,
    sample.transformed(housing_rank, areas) as housing,
    sample.transformed(community_safety_rank, areas) as community_safety,
    sample.transformed(physical_environment_rank, areas) as physical_environment
  from sample.welsh_rank_2019 r
),
weighed as (
  select
    s.*,
    0.22 * income
      + 0.22 * employment
      + 0.15 * health
      + 0.14 * education
      + 0.10 * access_to_services
      + 0.07 * housing
      + 0.05 * community_safety
      + 0.05 * physical_environment as imd
  from scored s
),
ranked as (
  select w.*, rank() over (order by imd desc) as imd_rank
  from weighed w
)
select
  r.lsoa_code,
  l.ward_name || ' ' || row_number() over (partition by l.ward_code order by l.code) as lsoa_local_name,
  l.local_authority_name,
  imd_rank,
  (imd_rank - 1) * 10 / areas + 1 as imd_decile,
  (imd_rank - 1) * 5 / areas + 1 as imd_quintile,
  (imd_rank - 1) * 4 / areas + 1 as imd_quartile,
  round(imd, 1) as imd_score,
  income_rank,
  round(income, 1) as income_score,
  employment_rank,
  round(employment, 1) as employment_score,
  health_rank,
  round(health, 1) as health_score,
  education_rank,
  round(education, 1) as education_score,
  access_to_services_rank,
  round(access_to_services, 1) as access_to_services_score,
  housing_rank,
  round(housing, 1) as housing_score,
  community_safety_rank,
  round(community_safety, 1) as community_safety_score,
  physical_environment_rank,
  round(physical_environment, 1) as physical_environment_score
from ranked r
join sample.lsoa_2011 l on l.code = r.lsoa_code;

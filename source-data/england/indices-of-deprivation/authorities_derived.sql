-- By the publisher's own method, from what is published of the areas. An area counts by the people of whom
-- its rate is. Ranks are turned round, so that larger is more deprived, and areas that tie share the mean
-- of their ranks.
with area as (
  select i.lsoa_code, i.local_authority_code, i.local_authority_edition, s.*
  from dataset.english_index_${edition} i
  cross join lateral (
    values
      ('imd', imd_score, imd_rank, imd_decile, total_population),
      ('income', income_score, income_rank, income_decile, total_population),
      ('employment', employment_score, employment_rank, employment_decile, working_age_population),
      ('education_skills_training', education_skills_training_score, education_skills_training_rank, education_skills_training_decile, total_population),
      ('health_deprivation_disability', health_deprivation_disability_score, health_deprivation_disability_rank, health_deprivation_disability_decile, total_population),
      ('crime', crime_score, crime_rank, crime_decile, total_population),
      ('barriers_to_housing_services', barriers_to_housing_services_score, barriers_to_housing_services_rank, barriers_to_housing_services_decile, total_population),
      ('living_environment', living_environment_score, living_environment_rank, living_environment_decile, total_population),
      ('idaci', idaci_score, idaci_rank, idaci_decile, dependent_children),
      ('idaopi', idaopi_score, idaopi_rank, idaopi_decile, older_population_60_and_over)
  ) as s (subject, score, rank, decile, people)
),
turned as (
  select
    area.*,
    count(*) over whole + 1 - rank - (count(*) over (partition by subject, rank) - 1) / 2.0 as turned,
    ceil(rank * 100.0 / count(*) over whole) as percentile,
    -- One area without a number makes the whole authority one without.
    case when count(people) over authority = count(*) over authority
      then sum(people) over authority end as people_of_authority,
    sum(people) over (authority order by rank, lsoa_code) - people as people_more_deprived
  from area
  window whole as (partition by subject), authority as (partition by subject, local_authority_code)
),
weighed as (
  select
    turned.*,
    -- All who live in the most deprived tenth, then from 95 to 5 in a hundred down to the third tenth.
    case
      when percentile <= 10 then 1
      when percentile <= 30 then 0.95 - (percentile - 11) * 0.9 / 19
      else 0
    end as share_in_extent,
    -- The most deprived tenth of the people of the authority; of the area at the edge, as many as it takes.
    greatest(0, least(people, people_of_authority / 10 - people_more_deprived)) as people_concentrated
  from turned
),
summed as (
  select
    local_authority_code,
    local_authority_edition,
    subject,
    count(*) as areas,
    sum(turned * people) / max(people_of_authority) as average_rank,
    case when count(score) = count(*)
      then sum(score * people) / max(people_of_authority) end as average_score,
    avg((decile = 1)::integer) as tenth,
    avg((decile <= 2)::integer) as fifth,
    avg((decile <= 3)::integer) as three_tenths,
    avg((decile <= 5)::integer) as half,
    sum(share_in_extent * people) filter (where subject = 'imd') / max(people_of_authority) as extent,
    sum(turned * people_concentrated) filter (where subject = 'imd')
      / nullif(sum(people_concentrated), 0) as local_concentration
  from weighed
  group by local_authority_code, local_authority_edition, subject
)
select
  ${edition} as edition,
  'england' as nation,
  local_authority_code,
  local_authority_edition,
  subject,
  'derived' as basis,
  areas,
  round(average_rank, 2) as average_rank,
  case when average_rank is not null
    then rank() over (partition by subject order by average_rank desc) end as rank_of_average_rank,
  round(average_score, 3) as average_score,
  case when average_score is not null
    then rank() over (partition by subject order by average_score desc) end as rank_of_average_score,
  round(tenth, 4) as proportion_in_most_deprived_tenth,
  rank() over (partition by subject order by tenth desc) as rank_of_proportion_in_most_deprived_tenth,
  round(fifth, 4) as proportion_in_most_deprived_fifth,
  round(three_tenths, 4) as proportion_in_most_deprived_three_tenths,
  round(half, 4) as proportion_in_most_deprived_half,
  round(extent, 4) as extent,
  case when extent is not null
    then rank() over (partition by subject order by extent desc) end as rank_of_extent,
  round(local_concentration, 2) as local_concentration,
  case when local_concentration is not null
    then rank() over (partition by subject order by local_concentration desc) end as rank_of_local_concentration,
  null::numeric as scale,
  null::integer as rank_of_scale
from summed

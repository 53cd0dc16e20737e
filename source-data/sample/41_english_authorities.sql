-- The English indices by local authority, as their publisher makes them: of scores and populations before
-- they are rounded, so that what follows from the published ones differs a little.

create table sample.english_authority as
with area as (
  select
    l.edition,
    l.local_authority_code as code,
    l.local_authority_name as name,
    s.*,
    s.people + (sample.chance('rounded ' || l.edition || l.code) - 0.5)::numeric / 4 as exact_people,
    row_number() over (partition by l.edition, subject, l.local_authority_code order by rank, l.code) as place
  from sample.english_area l
  join sample.english_index i on i.edition = l.edition and i.lsoa_code = l.code
  join sample.english_value v on v.edition = l.edition and v.lsoa_code = l.code
  join sample.english_population p on p.edition = l.edition and p.lsoa_code = l.code
  cross join lateral (
    values
      ('imd', i.imd_score, imd_rank, total_population),
      ('income', v.income, income_rank, total_population),
      ('employment', v.employment, employment_rank, working_age_population),
      ('education_skills_training', v.education_skills_training, education_skills_training_rank, total_population),
      ('health_deprivation_disability', v.health_deprivation_disability, health_deprivation_disability_rank, total_population),
      ('crime', v.crime, crime_rank, total_population),
      ('barriers_to_housing_services', v.barriers_to_housing_services, barriers_to_housing_services_rank, total_population),
      ('living_environment', v.living_environment, living_environment_rank, total_population),
      ('idaci', v.idaci, idaci_rank, dependent_children),
      ('idaopi', v.idaopi, idaopi_rank, older_population_60_and_over)
  ) as s (subject, score, rank, people)
),
turned as (
  select
    area.*,
    count(*) over (partition by edition, subject) + 1 - rank
      - (count(*) over (partition by edition, subject, rank) - 1) / 2.0 as turned,
    ceil(rank * 100.0 / count(*) over (partition by edition, subject)) as percentile,
    sum(exact_people) over (partition by edition, subject, code) / 10
      - sum(exact_people) over (partition by edition, subject, code order by place) + exact_people
      as people_left
  from area
),
summed as (
  select
    edition, subject, code, name,
    sum(turned * exact_people) / sum(exact_people) as average_rank,
    sum(score * exact_people) / sum(exact_people) as average_score,
    avg((percentile <= 10)::integer) as proportion,
    sum(exact_people * case when percentile <= 10 then 1 when percentile <= 30
      then 0.95 - (percentile - 11) * 0.9 / 19 else 0 end) / sum(exact_people) as extent,
    sum(turned * greatest(0, least(exact_people, people_left)))
      / sum(greatest(0, least(exact_people, people_left))) as local_concentration,
    sum(score * people) as scale
  from turned
  group by edition, subject, code, name
)
select
  edition, subject, code, name,
  round(average_rank, 2) as average_rank,
  rank() over (partition by edition, subject order by average_rank desc) as rank_of_average_rank,
  round(average_score, 3) as average_score,
  rank() over (partition by edition, subject order by average_score desc) as rank_of_average_score,
  round(proportion, 4) as proportion_in_most_deprived_tenth,
  rank() over (partition by edition, subject order by proportion desc)
    as rank_of_proportion_in_most_deprived_tenth,
  round(extent, 4) as extent,
  rank() over (partition by edition, subject order by extent desc) as rank_of_extent,
  round(local_concentration, 2) as local_concentration,
  rank() over (partition by edition, subject order by local_concentration desc) as rank_of_local_concentration,
  round(scale) as scale,
  rank() over (partition by edition, subject order by round(scale) desc) as rank_of_scale
from summed;

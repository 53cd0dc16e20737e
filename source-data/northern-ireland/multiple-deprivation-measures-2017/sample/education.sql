select
  a.district_name as "LGD2014NAME",
  a.urban_rural as "2015 Default Urban/Rural",
  a.code as soa_code,
  a.name as "SOA2001_name",
  max(rank) filter (where indicator = 'education') as education_skills_and_training_rank,
  max(rank) filter (where indicator = 'primary_special_educational_needs') as primary_special_educational_needs_rank,
  max(rank) filter (where indicator = 'primary_absenteeism') as primary_absenteeism_rank,
  max(rank) filter (where indicator = 'school_leavers_without_five_gcses') as school_leavers_without_five_gcses_rank,
  max(rank) filter (where indicator = 'school_leavers_not_participating') as school_leavers_not_participating_rank,
  max(rank) filter (where indicator = 'no_higher_education') as no_higher_education_rank,
  max(rank) filter (where indicator = 'post_primary_special_educational_needs') as post_primary_special_educational_needs_rank,
  max(rank) filter (where indicator = 'post_primary_absenteeism') as post_primary_absenteeism_rank,
  max(rank) filter (where indicator = 'low_qualification') as low_qualification_rank,
  max(value) filter (where indicator = 'primary_special_educational_needs') as primary_special_educational_needs_rate,
  max(value) filter (where indicator = 'primary_absenteeism') as primary_absenteeism_rate,
  max(value) filter (where indicator = 'school_leavers_without_five_gcses') as school_leavers_without_five_gcses_rate,
  max(value) filter (where indicator = 'school_leavers_not_participating') as school_leavers_not_participating_rate,
  coalesce(max(value) filter (where indicator = 'no_higher_education')::text, '*') as no_higher_education_rate,
  max(value) filter (where indicator = 'post_primary_special_educational_needs') as post_primary_special_educational_needs_rate,
  max(value) filter (where indicator = 'post_primary_absenteeism') as post_primary_absenteeism_rate,
  max(value) filter (where indicator = 'low_qualification') as low_qualification_rate
from sample.northern_irish_indicator_2017 i
join sample.soa_2001 a on a.code = i.soa_code
group by a.code
order by a.code

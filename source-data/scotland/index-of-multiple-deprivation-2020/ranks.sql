-- The workbook of ranks has no quantiles, which follow from them, and of the authorities only the names.
select
  2020 as edition,
  '2020v2' as version,
  r.data_zone_code,
  2011 as data_zone_edition,
  lies.parent_code as local_authority_code,
  lies.parent_edition as local_authority_edition,
  'ceiling' as quantile_rule,
  '1_is_most_deprived' as direction,
  r.imd_rank,
  ceil(r.imd_rank * 20.0 / count(*) over ()) as imd_vigintile,
  ceil(r.imd_rank * 10.0 / count(*) over ()) as imd_decile,
  ceil(r.imd_rank * 5.0 / count(*) over ()) as imd_quintile,
  r.income_rank,
  r.employment_rank,
  r.education_rank,
  r.health_rank,
  r.access_rank,
  r.crime_rank,
  r.housing_rank,
  2017 as population_year,
  r.total_population,
  r.working_age_population
from staged.simd_2020v2_ranks r
left join dataset.data_zone_2011_in_larger_areas lies
  on lies.code = r.data_zone_code and lies.parent_kind = 'local_authority'

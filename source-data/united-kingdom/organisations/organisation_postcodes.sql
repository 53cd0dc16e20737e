-- The newest index of the nation that is published, in the small areas that it is of.
with indexed as (
  select 'lsoa' as kind, lsoa_code as code, lsoa_edition as area_edition, edition, imd_rank, imd_decile, quantile_rule, direction
  from dataset.english_index_2025
  union all
  select 'lsoa', lsoa_code, lsoa_edition, edition, imd_rank, imd_decile, quantile_rule, direction
  from dataset.english_index_2019
  union all
  select 'lsoa', lsoa_code, lsoa_edition, edition, imd_rank, imd_decile, quantile_rule, direction
  from dataset.welsh_index_2019
  union all
  select 'data_zone', data_zone_code, data_zone_edition, edition, imd_rank, imd_decile, quantile_rule, direction
  from dataset.scottish_index_2020v2
  union all
  select 'super_output_area', soa_code, soa_edition, edition, imd_rank, null, quantile_rule, direction
  from dataset.northern_irish_index_2017
)
select distinct on (o.ods_code, o.postcode)
  o.ods_code,
  o.postcode,
  p.local_authority_code,
  p.areas_edition,
  area.kind as small_area_kind,
  area.code as small_area_code,
  area.edition as small_area_edition,
  i.edition,
  i.imd_rank,
  i.imd_decile,
  i.quantile_rule,
  i.direction
from (
  select ods_code, postcode from dataset.organisation_periods
  union
  select ods_code, postcode from dataset.legal_organisation_periods
) as o
join dataset.postcode_directory p using (postcode)
left join lateral (
  values
    ('lsoa', 2021, p.lsoa_2021_code),
    ('lsoa', 2011, p.lsoa_2011_code),
    ('data_zone', 2011, p.data_zone_2011_code),
    ('super_output_area', 2001, p.soa_2001_code)
) as area (kind, edition, code) on area.code not like '%999999'
left join indexed i on i.kind = area.kind and i.code = area.code and i.area_edition = area.edition
order by o.ods_code, o.postcode, i.edition desc nulls last, area.edition desc

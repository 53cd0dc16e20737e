-- Of points where there are outlines, else of postcodes.
with outline as (
  select 'integrated_care_board' as kind, code, census.rings(outline) as ring from dataset.icb_2023_boundaries
  union all
  select 'london_borough', code, census.rings(outline) from dataset.london_borough_2013_boundaries
),
point_in as (
  select o.ods_code, outline.kind, outline.code
  from dataset.organisations o
  join outline on outline.ring @> point(o.longitude::double precision, o.latitude::double precision)
  group by o.ods_code, outline.kind, outline.code
  having count(*) % 2 = 1
),
place as (
  select
    o.ods_code,
    coalesce(
      (select code from point_in where point_in.ods_code = o.ods_code and kind = 'integrated_care_board'),
      p.integrated_care_board_code) as board,
    coalesce(
      (select code from point_in where point_in.ods_code = o.ods_code and kind = 'london_borough'),
      p.local_authority_code) as authority
  from dataset.organisations o
  left join dataset.postcode_directory p using (postcode)
)
select format('%s lies in %s and not in %s, the board of its trust', p.ods_code, p.board, b.boundary_identifier) as doubt
from place p
join checked c
  on c.member = p.ods_code and c.parent_kind = 'integrated_care_board' and current_date between c.valid_from and c.valid_to
join dataset.nhs_bodies b on b.kind = c.parent_kind and b.identifier = c.parent
where b.boundary_identifier <> p.board
union all
select format('%s lies in %s and not in %s', p.ods_code, p.authority, l.parent)
from place p
join dataset.listed_memberships l
  on l.member = p.ods_code and l.parent_kind = 'local_authority' and current_date between l.valid_from and l.valid_to
where (p.authority like 'E09%' or l.parent like 'E09%') and p.authority <> l.parent

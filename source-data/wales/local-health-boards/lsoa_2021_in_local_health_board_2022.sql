-- The authorities of Wales are the same in every edition; their areas lie where they do.
with authorities as (
  select a.code, l.local_health_board_code
  from dataset.local_authority_2024 a
  join staged.local_authority_to_local_health_board_2022 l on l.local_authority_code = a.code
)
select code, 'local_authority' as kind, 2024 as edition,
       local_health_board_code as parent_code, 'local_health_board' as parent_kind, 2022 as parent_edition,
       'exact' as fit
from authorities
union all
select l.code, l.kind, l.edition, a.local_health_board_code, 'local_health_board', 2022, l.fit
from dataset.lsoa_2021_in_ward_2024 l
join authorities a on a.code = l.parent_code
where l.kind = 'lsoa' and l.parent_kind = 'local_authority'

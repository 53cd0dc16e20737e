with place as (
  select o.ods_code, o.postcode, o.city, p.local_authority_code, p.integrated_care_board_code
  from dataset.organisations o
  join dataset.postcode_directory p using (postcode)
)
select format('%s at %s lies in %s and not in %s, the board of its trust', p.ods_code, p.postcode, p.integrated_care_board_code, b.identifier) as doubt
from place p
join checked c on c.member = p.ods_code and c.parent_kind = 'integrated_care_board'
join dataset.nhs_bodies b on b.kind = c.parent_kind and b.identifier = c.parent
where b.boundary_identifier <> p.integrated_care_board_code
union all
select format('%s at %s lies in %s and not in %s', p.ods_code, p.postcode, p.local_authority_code, l.parent)
from place p
join dataset.listed_memberships l on l.member = p.ods_code and l.parent_kind = 'local_authority'
where (p.local_authority_code like 'E09%' or l.parent like 'E09%') and p.local_authority_code <> l.parent

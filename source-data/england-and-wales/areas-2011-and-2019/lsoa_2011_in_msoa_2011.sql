-- Some copies of the lookup are of the United Kingdom.
with england_and_wales as (
  select lsoa_code, msoa_code
  from staged.lsoa_2011_to_msoa_2011
  where left(msoa_code, 3) in ('E02', 'W02')
)
select lsoa_code as code, 'lsoa' as kind, 2011 as edition,
       msoa_code as parent_code, 'msoa' as parent_kind, 2011 as parent_edition, 'exact' as fit
from england_and_wales
union all
select distinct l.msoa_code, 'msoa', 2011, w.parent_code, 'local_authority', 2019, 'exact'
from england_and_wales l
join dataset.lsoa_2011_in_ward_2019 w
  on w.code = l.lsoa_code and w.edition = 2011 and w.parent_kind = 'local_authority'

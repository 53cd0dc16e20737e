-- Areas of England and Wales ten years on: super output areas of 2021, wards and local authorities of
-- 2024. They follow from those of 2011 and 2019, and nearly all are what they were. As in life, some
-- small areas were split, merged, or drawn anew across the line of two authorities; some authorities
-- joined; and many wards are the best fit of no small area.

-- How many of a whole fall to one of so many places, as evenly as whole numbers allow.
create function sample.share(whole bigint, places bigint, place bigint) returns bigint
language sql immutable
return whole * place / nullif(places, 0) - whole * (place - 1) / nullif(places, 0);

-- In which place the one of that number falls, when a whole is shared so.
create function sample.place(number bigint, whole bigint, places bigint) returns bigint
language sql immutable
return (number * places + whole - 1) / whole;

create table sample.later_nation as
with counted as (
  select
    letter,
    sample.scaled(local_authorities) as local_authorities,
    sample.scaled(msoas) as msoas,
    sample.scaled(lsoas) as lsoas,
    sample.scaled(wards) as wards,
    sample.scaled(wards_with_lsoa) as wards_with_lsoa,
    was_merged * round(merged * scale)::integer / merged as was_merged,
    round(merged * scale)::integer as merged,
    greatest(round(was_split * scale), 1)::integer as was_split,
    round(redrawn * scale)::integer as redrawn,
    round(pairs_of_msoas_merged * scale)::integer as pairs_of_msoas_merged,
    greatest(round(msoas_split * scale), 1)::integer as msoas_split
  from (
    values
      -- 194 areas of 2011 became 97, 834 became 1,842, and three pairs had the line between them moved.
      ('E', 296, 6856, 33755, 7461, 6784, 194, 97, 834, 3, 16, 76),
      ('W', 22, 408, 1917, 881, 752, 45, 22, 27, 0, 3, 1)
  ) as life (letter, local_authorities, msoas, lsoas, wards, wards_with_lsoa, was_merged, merged,
    was_split, redrawn, pairs_of_msoas_merged, msoas_split),
    (select current_setting('sample.scale')::numeric as scale) as setting
),
before as (
  select
    letter,
    local_authorities as local_authorities_before,
    msoas as msoas_before,
    lsoas as lsoas_before,
    wards as wards_with_lsoa_before,
    wards + wards_without_lsoa as wards_before
  from sample.nation
),
-- What is gained comes from splitting, each area into two at least.
gaining as (
  select
    letter,
    lsoas - lsoas_before + was_merged - merged as gained,
    greatest(pairs_of_msoas_merged, msoas_before - msoas) as pairs_merged,
    msoas - msoas_before + greatest(pairs_of_msoas_merged, msoas_before - msoas) as msoas_gained
  from counted join before using (letter)
)
select
  letter, local_authorities, local_authorities_before, msoas, msoas_before, lsoas, lsoas_before,
  greatest(wards, wards_before) as wards, wards_before, wards_with_lsoa,
  wards_with_lsoa_before - wards_with_lsoa as wards_emptied,
  was_merged, merged, redrawn,
  least(gained, was_split) as was_split,
  least(gained, was_split) + gained as pieces,
  pairs_merged as pairs_of_msoas_merged,
  least(msoas_gained, msoas_split) as msoas_split,
  least(msoas_gained, msoas_split) + msoas_gained as pieces_of_msoas
from counted join before using (letter) join gaining using (letter);

-- ------------------------------------------------------------------ local authorities

-- What each authority of 2019 was part of in 2024: neighbouring districts joined into unitary ones.
create table sample.local_authority_later as
with districts as (
  select
    a.*,
    left(code, 3) = 'E07' as district,
    row_number() over (partition by left(code, 3) order by number) as place,
    lost,
    greatest(1, round(lost / 3.0))::bigint as joined
  from sample.local_authority_2019 a
  join (
    select letter, local_authorities_before - local_authorities as lost from sample.later_nation
  ) as n using (letter)
),
united as (
  select
    districts.*,
    case when district and lost > 0 and place <= lost + joined
      then sample.place(place, lost + joined, joined)
    end as county
  from districts
),
named as (
  select
    united.*,
    first_value(town) over (partition by county order by number) || 'shire' as county_name,
    (select count(*) from sample.local_authority_2019 where left(code, 3) = 'E06') as unitary
  from united
)
select
  letter,
  number,
  code,
  county is not null as joined,
  case when county is null then code else sample.code('E06', unitary + county) end as later_code,
  case when county is null then name else county_name end as later_name,
  case when county is null then town else county_name end as later_town,
  own_msoas
from named;

create table sample.local_authority_2024 as
select distinct
  letter,
  later_code as code,
  later_name as name,
  -- "Sir" is what Welsh counties are called in Welsh.
  case letter when 'W' then 'Sir ' || later_name end as welsh_name
from sample.local_authority_later;

-- ------------------------------------------------------------------ wards

-- To which ward the areas of each ward of 2019 belong. Some wards are so small now that their areas
-- belong to the one before, as no area has most of its people in them.
create table sample.ward_later as
with placed as (
  select
    n.letter,
    n.wards_emptied,
    a.later_code as local_authority_code,
    before.last_ward - before.own_wards + place as number,
    place % 2 = 0 as may_be_emptied
  from sample.local_authority_2019 before
  join sample.local_authority_later a using (code)
  join sample.later_nation n on n.letter = before.letter,
  generate_series(1, before.own_wards) as place
),
ordered as (
  select
    placed.*,
    row_number() over (partition by letter, may_be_emptied
      order by sample.chance('emptied ward ' || letter || number), number) as turn
  from placed
)
select
  sample.code(letter || '05', number) as code,
  sample.code(letter || '05',
    case when may_be_emptied and turn <= wards_emptied then number - 1 else number end) as later_code,
  local_authority_code
from ordered;

-- Those of 2019 and new ones; of the United Kingdom, as the list of wards is.
create table sample.ward_2024 as
with wards as (
  select code, name, welsh_name, row_number() over (order by code) as number from sample.ward_2019
  union all
  select
    sample.code(letter || '05', wards_before + place),
    sample.ward_name(place),
    case letter when 'W' then sample.welsh_ward_name(place) end,
    place
  from sample.later_nation, generate_series(1, wards - wards_before) as place
),
authorities as (
  select letter, code, row_number() over (partition by letter order by code) as number
  from sample.local_authority_2024
  union all
  select letter, sample.code(prefix, number), number
  from (values ('S', 'S12', 32), ('N', 'N09', 11)) as other (letter, prefix, authorities),
    generate_series(1, authorities) as number
),
counted as (
  select authorities.*, count(*) over (partition by letter) as authorities from authorities
)
select
  w.code,
  w.name,
  w.welsh_name,
  coalesce(l.local_authority_code, c.code) as local_authority_code
from wards w
left join sample.ward_later l using (code)
join counted c on c.letter = left(w.code, 1) and c.number = 1 + w.number % c.authorities;

-- ------------------------------------------------------------------ super output areas

-- Areas of 2011 with what became of them.
create table sample.lsoa_later as
with ordered as (
  select
    l.*,
    left(l.code, 1) as letter,
    a.number as authority,
    a.later_code as later_authority,
    row_number() over (partition by l.local_authority_code order by l.code) as place,
    row_number() over (partition by l.local_authority_code order by l.code desc) as place_from_end,
    row_number() over (partition by l.msoa_code order by l.code) as place_in_msoa,
    count(*) over (partition by l.msoa_code) as lsoas_in_msoa
  from sample.lsoa_2011 l
  join sample.local_authority_later a on a.code = l.local_authority_code
),
-- The line that was moved is that between the last area of one authority and the first of the next.
lines as (
  select
    before.letter,
    before.number,
    row_number() over (partition by before.letter
      order by sample.chance('line ' || before.code), before.number) as turn
  from sample.local_authority_later before
  join sample.local_authority_later after
    on after.letter = before.letter and after.number = before.number + 1
    and after.later_code <> before.later_code
  where before.number % 2 = 0
),
moved as (
  select letter, number, turn
  from lines join sample.later_nation n using (letter)
  where turn <= n.redrawn
),
redrawn as (
  select
    ordered.*,
    moved.turn as line,
    bool_or(moved.turn is not null) over (partition by msoa_code) as msoa_redrawn
  from ordered
  left join moved
    on moved.letter = ordered.letter
    and ((moved.number = authority and place_from_end = 1)
      or (moved.number + 1 = authority and place = 1))
),
-- Those that merged are the first of a middle layer area.
msoas as (
  select
    letter,
    msoa_code,
    row_number() over (partition by letter order by sample.chance('merged in ' || msoa_code), msoa_code) as turn
  from redrawn
  where place_in_msoa = 1 and lsoas_in_msoa >= 3 and not msoa_redrawn
),
merged as (
  select msoa_code, sample.share(n.was_merged, n.merged, turn) as lsoas
  from msoas join sample.later_nation n using (letter)
  where turn <= n.merged
),
candidates as (
  select
    r.*,
    m.lsoas is not null as msoa_merged_some,
    coalesce(r.place_in_msoa <= m.lsoas, false) as merges,
    row_number() over (partition by r.letter, r.msoa_redrawn or m.lsoas is not null
      order by sample.chance('split ' || r.code), r.code) as turn
  from redrawn r left join merged m using (msoa_code)
)
select
  letter, code, name, msoa_code, ward_code, later_authority, line, msoa_redrawn, msoa_merged_some,
  place_in_msoa, lsoas_in_msoa,
  case
    when line is not null then 'X'
    when merges then 'M'
    when not msoa_redrawn and not msoa_merged_some and turn <= n.was_split then 'S'
    else 'U'
  end as change,
  sample.share(n.pieces, n.was_split, turn) as pieces
from candidates join sample.later_nation n using (letter);

analyze sample.lsoa_later;

-- The middle layer area of 2021 of each one of 2011, by its old code if it is still the same. Some were
-- split, and some pairs of neighbours merged.
create table sample.msoa_later as
with msoas as (
  select
    letter,
    later_authority,
    msoa_code,
    max(lsoas_in_msoa) as lsoas,
    bool_or(msoa_redrawn) as redrawn,
    bool_or(msoa_redrawn or msoa_merged_some) as touched,
    (row_number() over (partition by letter, later_authority order by msoa_code) + 1) / 2 as pair
  from sample.lsoa_later
  group by letter, later_authority, msoa_code
),
pairs as (
  select
    letter,
    array_agg(msoa_code) as members,
    min(msoa_code) as first,
    row_number() over (partition by letter
      order by sample.chance('merged ' || min(msoa_code)), min(msoa_code)) as turn
  from msoas
  group by letter, later_authority, pair
  having count(*) = 2 and not bool_or(touched)
),
merged as (
  select unnest(members) as msoa_code, first || ' merged' as later
  from pairs join sample.later_nation n using (letter)
  where turn <= n.pairs_of_msoas_merged
),
splittable as (
  select
    letter,
    msoa_code,
    row_number() over (partition by letter order by sample.chance('split ' || msoa_code), msoa_code) as turn
  from msoas left join merged using (msoa_code)
  where lsoas > 2 and not touched and merged.later is null
),
split as (
  select msoa_code, sample.share(n.pieces_of_msoas, n.msoas_split, turn) as parts
  from splittable join sample.later_nation n using (letter)
  where turn <= n.msoas_split
)
select
  msoa_code,
  coalesce(parts, 1) as parts,
  case when redrawn then msoa_code || ' redrawn' else coalesce(merged.later, msoa_code) end as later
from msoas
left join merged using (msoa_code)
left join split using (msoa_code);

-- What each area of 2011 became, by the code of the one of 2011 if that is still the same. Of two areas
-- with a new line between them, the first takes a part of the second.
create table sample.lsoa_became as
select code, code as later, change, true as own from sample.lsoa_later where change = 'U'
union all
select code, code || ' ' || piece, change, true
from sample.lsoa_later, generate_series(1, pieces) as piece
where change = 'S'
union all
select code, msoa_code || ' merged', change, true from sample.lsoa_later where change = 'M'
union all
select code, code || ' redrawn', change, true from sample.lsoa_later where change = 'X'
union all
select max(code), min(code) || ' redrawn', 'X', false
from sample.lsoa_later
where change = 'X'
group by letter, line;

create table sample.lsoa_placed as
with areas as (
  select later, min(code) as first_code
  from sample.lsoa_became
  where own
  group by later
)
select
  a.later,
  l.letter,
  l.code,
  l.code = a.later as unchanged,
  right(l.name, 1) as letter_before,
  l.lsoas_in_msoa,
  l.later_authority,
  l.ward_code,
  l.msoa_code,
  m.later = l.msoa_code and m.parts = 1 as msoa_unchanged,
  case when m.parts > 1
    then format('%s %s', l.msoa_code, (l.place_in_msoa - 1) * m.parts / l.lsoas_in_msoa)
    else m.later
  end as later_msoa
from areas a
join sample.lsoa_later l on l.code = a.first_code
join sample.msoa_later m using (msoa_code);

-- New areas have numbers after those of the old ones; a joined authority numbers its areas anew.
create table sample.msoa_2021 as
with msoas as (
  select distinct letter, later_msoa, msoa_unchanged, later_authority from sample.lsoa_placed
),
numbered as (
  select
    msoas.*,
    row_number() over (partition by letter, msoa_unchanged order by later_msoa) as turn,
    row_number() over (partition by later_authority order by later_msoa) as place,
    row_number() over (partition by later_authority, msoa_unchanged order by later_msoa) as place_of_new
  from msoas
),
named as (
  select
    n.*,
    a.own_msoas,
    a.later_town,
    case
      when a.joined then lpad(place::text, 3, '0')
      when n.msoa_unchanged then right(o.msoa_name, 3)
      else lpad((a.own_msoas + place_of_new)::text, 3, '0')
    end as number
  from numbered n
  join (select distinct on (later_code) * from sample.local_authority_later order by later_code, number) a
    on a.later_code = n.later_authority
  left join (select distinct msoa_code, msoa_name from sample.lsoa_2011) o on o.msoa_code = n.later_msoa
)
select
  later_msoa,
  case when msoa_unchanged then later_msoa else sample.code(letter || '02', msoas_before + turn) end as code,
  later_town || ' ' || number as name,
  case letter when 'W' then 'Sir ' || later_town || ' ' || number end as welsh_name,
  later_authority as local_authority_code
from named join sample.later_nation using (letter);

create table sample.lsoa_2021 as
with numbered as (
  select
    placed.*,
    row_number() over (partition by letter, unchanged order by code, later) as turn,
    case
      when unchanged and msoa_unchanged then letter_before
      when msoa_unchanged
        then chr(64 + lsoas_in_msoa::integer
          + (row_number() over (partition by later_msoa, unchanged order by code, later))::integer)
      else chr(64 + (row_number() over (partition by later_msoa order by code, later))::integer)
    end as last_letter
  from sample.lsoa_placed placed
)
select
  n.later,
  case when n.unchanged then n.code else sample.code(n.letter || '01', lsoas_before + n.turn) end as code,
  -- what it is, or what most of it was a part of
  n.code as lsoa_2011_code,
  m.name || n.last_letter as name,
  m.welsh_name || n.last_letter as welsh_name,
  m.code as msoa_code,
  m.name as msoa_name,
  m.welsh_name as msoa_welsh_name,
  w.code as ward_code,
  w.name as ward_name,
  w.welsh_name as ward_welsh_name,
  a.code as local_authority_code,
  a.name as local_authority_name,
  a.welsh_name as local_authority_welsh_name
from numbered n
join sample.later_nation using (letter)
join sample.msoa_2021 m using (later_msoa)
join sample.ward_later wl on wl.code = n.ward_code
join sample.ward_2024 w on w.code = wl.later_code
join sample.local_authority_2024 a on a.code = n.later_authority;

alter table sample.lsoa_2021 add primary key (code);
analyze sample.lsoa_2021;

-- Which areas of 2011 became which of 2021, and how: U unchanged, S split, M merged, X irregular.
create table sample.lsoa_change as
select
  l.code,
  l.name,
  b.change,
  later.code as later_code,
  later.name as later_name,
  later.local_authority_code,
  later.local_authority_name
from sample.lsoa_became b
join sample.lsoa_2011 l on l.code = b.code
join sample.lsoa_2021 later on later.later = b.later;

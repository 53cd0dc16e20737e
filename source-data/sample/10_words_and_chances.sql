-- What every part of the fictional world is made with.
create schema sample;

-- A compiled plan costs more than it saves at this size, and the many orderings fit in memory.
set local jit = off;
set local work_mem = '64MB';

-- How many there are of something that there are so many of in full.
create function sample.scaled(count integer) returns integer
language sql stable
return greatest(1, round(count * current_setting('sample.scale')::numeric))::integer;

-- A number from 0 up to 1 that belongs to a key: the same in every run with the same seed. The 52
-- bits that are taken of the hash are all that a double precision holds exactly.
create function sample.chance(key text) returns double precision
language sql stable
return ('x' || left(md5(current_setting('sample.seed') || ':' || key), 13))::bit(52)::bigint
  / 4503599627370496.0::double precision;

-- The code of an area: no number in use begins with 9.
create function sample.code(prefix text, number bigint) returns text
language sql immutable
return prefix || '9' || lpad(number::text, 5, '0');

-- ------------------------------------------------------------------ words
-- Numbers from 0 become names. Each number below the product of both lists has a pair of its own, and
-- neighbours share neither word.

create function sample.first_word(number bigint, words text[]) returns text
language sql immutable
return words[1 + number % cardinality(words)];

create function sample.second_word(number bigint, words text[], firsts integer) returns text
language sql immutable
return words[1 + (number / firsts + number % firsts) % cardinality(words)];

-- "Sampleford", "Mockbury"; when those run out, "Upper Sampleford".
create function sample.english_town(number bigint) returns text
language sql immutable
return (
  with words as (
    select array['Sample', 'Mock', 'Feigning', 'Fable', 'Dummy', 'Figment', 'Pretend', 'Sham', 'Fancy',
                 'Specimen', 'Phantom', 'Notional', 'Invent', 'Imagin', 'Madeup', 'Example', 'Fiction',
                 'Tale', 'Guess', 'Nowhere'] as firsts,
           array['ford', 'bury', 'ham', 'ton', 'ley', 'wick', 'mouth', 'stead', 'bridge', 'field',
                 'worth', 'minster', 'dale', 'combe', 'chester', 'thorpe', 'pool'] as seconds,
           array['', 'Upper ', 'Nether ', 'Great ', 'Little '] as prefixes
  )
  select sample.first_word(number / (cardinality(firsts) * cardinality(seconds)), prefixes)
    || sample.first_word(number, firsts)
    || sample.second_word(number, seconds, cardinality(firsts))
  from words
);

-- "Llansampl", "Aberffug": of the words for sample, fake, fable, pretence, illusion, imagination.
create function sample.welsh_town(number bigint) returns text
language sql immutable
return (
  with words as (
    select array['Llan', 'Aber', 'Caer', 'Pont', 'Tre', 'Pen', 'Bryn', 'Cwm', 'Rhyd'] as firsts,
           array['sampl', 'ffug', 'chwedl', 'esgus', 'rhith', 'ddychmyg', 'enghraifft', 'ffuglen'] as seconds
  )
  select sample.first_word(number, firsts) || sample.second_word(number, seconds, cardinality(firsts))
  from words
);

-- "Sample Green", "St Mock's, East": with the commas and apostrophes that real wards have.
create function sample.ward_name(number bigint) returns text
language sql immutable
return (
  with words as (
    select array['Sample', 'St Mock''s', 'Fabled', 'Pretend', 'Mock', 'Feigned', 'Specimen', 'Illusion',
                 'Example', 'Imagined', 'Nowhere', 'Fiction'] as firsts,
           array[' Green', ', East', ' Hill', ' Bridge', ' Heath', ' Castle', ' & Mock''s End', ' Vale',
                 ' Park', ', West', ' Meadows', ' Harbour'] as seconds
  )
  select sample.first_word(number, firsts) || sample.second_word(number, seconds, cardinality(firsts))
  from words
);

-- The same in Welsh, where what kind of place it is comes first: "Glas Sampl", "Bryn Ffug".
create function sample.welsh_ward_name(number bigint) returns text
language sql immutable
return (
  with words as (
    select array['Sampl', 'Sant Ffug', 'Chwedl', 'Esgus', 'Ffug', 'Ffugiol', 'Enghraifft', 'Rhith',
                 'Patrwm', 'Dychmyg', 'Unlle', 'Ffuglen'] as firsts,
           array['Glas %s', 'Dwyrain %s', 'Bryn %s', 'Pont %s', 'Rhos %s', 'Castell %s',
                 '%s a Phen Ffug', 'Dyffryn %s', 'Parc %s', 'Gorllewin %s', 'Dolydd %s', 'Hafan %s'] as seconds
  )
  select format(
    sample.second_word(number, seconds, cardinality(firsts)), sample.first_word(number, firsts))
  from words
);

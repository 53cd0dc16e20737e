-- Kept by hand: one row for each period that a document names. What is not here is not known.
select
  nation,
  first_day::date as first_day,
  last_day::date as last_day,
  edition,
  version,
  'Public Health Scotland' as authority,
  'Deprivation guidance for analysts, version 3.5, December 2023, table 4' as citation,
  'https://publichealthscotland.scot/media/24056/2023-12-phs-deprivation-guidance-v35.pdf' as address
from (
  values
    ('scotland', '1996-01-01', '2003-12-31', 2004, '2004'),
    ('scotland', '2004-01-01', '2006-12-31', 2006, '2006'),
    ('scotland', '2007-01-01', '2009-12-31', 2009, '2009v2'),
    ('scotland', '2010-01-01', '2013-12-31', 2012, '2012'),
    ('scotland', '2014-01-01', '2016-12-31', 2016, '2016'),
    ('scotland', '2017-01-01', null, 2020, '2020v2')
) as prescribed (nation, first_day, last_day, edition, version)

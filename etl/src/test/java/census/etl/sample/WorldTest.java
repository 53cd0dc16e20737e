package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Select;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each world is made once, and asked many times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldTest {

  private record Made(TestDatabase database, World world) implements AutoCloseable {

    static Made at(double scale) {
      TestDatabase database = TestDatabase.create();
      return new Made(
          database, World.make(database.owner(), Declarations.OWN.root(), SampleMark.of(1, scale)));
    }

    @Override
    public void close() {
      world.close();
      database.close();
    }
  }

  private final Map<Double, Made> byScale = new HashMap<>();

  @AfterAll
  void close() {
    byScale.values().forEach(Made::close);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.003, 0.01, 0.0777})
  void areasNestAtEveryScale(double scale) throws IOException {
    assertThat(
            first(
                scale,
                """
                select
                  count(*) = count(distinct l.code),
                  count(*) = count(distinct l.name),
                  count(distinct msoa_code) = count(distinct (msoa_code, l.local_authority_code)),
                  count(distinct msoa_code) = count(distinct msoa_name),
                  count(distinct ward_code) = count(distinct (ward_code, l.local_authority_code)),
                  count(distinct l.local_authority_code) = count(distinct l.local_authority_name)
                from sample.lsoa_2011 l
                """))
        .containsOnly(true);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.003, 0.01, 0.0777})
  void countsAreThoseOfLifeTimesTheScale(double scale) throws IOException {
    assertThat(
            first(
                scale,
                """
                select
                  sum(lsoas) = (select count(*) from sample.lsoa_2011),
                  sum(msoas) = (select count(distinct msoa_code) from sample.lsoa_2011),
                  sum(wards) = (select count(distinct ward_code) from sample.lsoa_2011),
                  sum(wards + wards_without_lsoa)
                    = (select count(*) from sample.ward_2019 where left(code, 1) in ('E', 'W')),
                  sum(local_authorities)
                    = (select count(distinct local_authority_code) from sample.lsoa_2011),
                  sum(lsoas) filter (where letter = 'E')
                    = (select count(*) from sample.english_index where edition = 2019)
                from sample.nation
                """))
        .containsOnly(true);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.003, 0.01, 0.0777, 0.25})
  void laterAreasNestAtEveryScale(double scale) throws IOException {
    assertThat(
            first(
                scale,
                """
                select
                  count(*) = count(distinct code),
                  count(*) = count(distinct name),
                  count(distinct msoa_code) = count(distinct (msoa_code, local_authority_code)),
                  count(distinct msoa_code) = count(distinct msoa_name),
                  count(distinct ward_code) = count(distinct (ward_code, local_authority_code)),
                  count(distinct local_authority_code) = count(distinct local_authority_name),
                  count(*) = (
                    select count(*) from sample.lsoa_2021 l
                    join sample.ward_2024 w
                      on w.code = l.ward_code and w.local_authority_code = l.local_authority_code)
                from sample.lsoa_2021
                """))
        .containsOnly(true);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.003, 0.01, 0.0777, 0.25})
  void laterCountsAreThoseOfLifeTimesTheScale(double scale) throws IOException {
    assertThat(
            first(
                scale,
                """
                select
                  sum(lsoas) = (select count(*) from sample.lsoa_2021),
                  sum(msoas) = (select count(distinct msoa_code) from sample.lsoa_2021),
                  sum(wards_with_lsoa) = (select count(distinct ward_code) from sample.lsoa_2021),
                  sum(wards) = (select count(*) from sample.ward_2024 where left(code, 1) in ('E', 'W')),
                  sum(local_authorities) = (select count(*) from sample.local_authority_2024)
                from sample.later_nation
                """))
        .containsOnly(true);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.01, 0.0777, 0.25})
  void eachAreaBecameSomethingAndHowIsToldByWhatItBecame(double scale) throws IOException {
    assertThat(
            first(
                scale,
                """
                select
                  count(distinct code) = (select count(*) from sample.lsoa_2011),
                  count(distinct later_code) = (select count(*) from sample.lsoa_2021),
                  bool_and(change = case
                    when parts = 1 and wholes = 1 and code = later_code then 'U'
                    when parts > 1 and wholes = 1 and change <> 'X' then 'S'
                    when parts = 1 and wholes > 1 and change <> 'X' then 'M'
                    when parts > 1 or wholes > 1 then 'X'
                  end)
                from (
                  select
                    code, later_code, change,
                    count(*) over (partition by code) as parts,
                    count(*) over (partition by later_code) as wholes
                  from sample.lsoa_change
                ) as changes
                """))
        .containsOnly(true);
  }

  /** A quarter of 19 pairs that merged and 77 areas that were split. */
  @Test
  void middleLayerAreasMergeAndAreSplitAsInLife() throws IOException {
    assertThat(
            first(
                0.25,
                """
                select
                  count(distinct later) filter (where later like '% merged') = 5,
                  count(*) filter (where parts > 1) = 19
                from sample.msoa_later
                """))
        .containsOnly(true);
  }

  @Test
  void noCodeIsOneInUse() throws IOException {
    assertThat(
            first(
                0.25,
                """
                select
                  bool_and(code ~ '^[EWSN][0-9]{2}9[0-9]{5}$'),
                  string_agg(distinct left(code, 3), ' ' order by left(code, 3))
                from (
                  select code from sample.lsoa_2011
                  union all select msoa_code from sample.lsoa_2011
                  union all select code from sample.ward_2019
                  union all select code from sample.local_authority_2019
                  union all select code from sample.lsoa_2021
                  union all select msoa_code from sample.lsoa_2021
                  union all select code from sample.ward_2024
                  union all select local_authority_code from sample.ward_2024
                ) as areas
                """))
        .containsExactly(true, "E01 E02 E05 E06 E07 E08 E09 N08 N09 S12 S13 W01 W02 W05 W06");
  }

  private Object[] first(double scale, String sql) throws IOException {
    World world = byScale.computeIfAbsent(scale, Made::at).world();
    try (Rows rows = world.select(new Select("select.sql", sql), "any")) {
      Object[] row = rows.next();
      return Arrays.copyOf(row, row.length);
    }
  }
}

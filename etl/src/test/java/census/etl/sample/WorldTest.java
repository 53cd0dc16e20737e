package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldTest {

  private TestDatabase database;
  @TempDir static Path folder;

  @BeforeAll
  void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  void close() {
    database.close();
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
                    = (select count(*) from sample.english_index_2019)
                from sample.nation
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
                ) as areas
                """))
        .containsExactly(true, "E01 E02 E05 E06 E07 E08 E09 N08 S13 W01 W02 W05 W06");
  }

  private Object[] first(double scale, String sql) throws IOException {
    Path select = Files.writeString(folder.resolve("select.sql"), sql);
    try (World world =
            World.make(database.owner(), Declarations.OWN.root(), SampleMark.of(1, scale));
        Rows rows = world.select(select)) {
      Object[] row = rows.next();
      return Arrays.copyOf(row, row.length);
    }
  }
}

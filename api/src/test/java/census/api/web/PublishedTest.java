package census.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.model.schema.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Reading through one connection, which has to be as good as new for whoever reads after. */
class PublishedTest {

  private static final List<ListRoute.Reads> AREAS = List.of(new ListRoute.Reads("area", "true"));

  /** Rows that all fit on the way, and rows that PostgreSQL is still sending. */
  @ParameterizedTest
  @ValueSource(ints = {10, 2_000_000})
  void whoGivesUpReadingLeavesNothingToTheNext(int rows) {
    try (TestDatabase database = TestDatabase.create();
        HikariDataSource one = oneConnection(database)) {
      Published published =
          new Published(
              new JdbcTemplate(one),
              new DataSourceTransactionManager(one),
              new Published.Settings(Duration.ZERO));

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(
                () ->
                    published.read(
                        AREAS,
                        held -> {
                          held.copy(
                              "select generate_series(1, %d)".formatted(rows),
                              row -> {
                                throw new IllegalStateException("gave up");
                              });
                          return null;
                        }))
            .hasMessage("gave up");
        for (int number = 1; number <= 3; number++) {
          String query = "select 'the answer to %d'".formatted(number);
          assertThat(published.<String>read(AREAS, held -> held.text(query).orElseThrow()))
              .isEqualTo("the answer to " + number);
        }
      }
    }
  }

  private static HikariDataSource oneConnection(TestDatabase database) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.readerLogin().user());
    pool.setPassword(database.readerLogin().password());
    pool.setMaximumPoolSize(1);
    pool.setReadOnly(true);
    return new HikariDataSource(pool);
  }
}

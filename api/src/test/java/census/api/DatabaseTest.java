package census.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/census, jdbc:postgresql://db/census",
    "postgres://db/census, jdbc:postgresql://db/census",
    "'postgres://one,two:5433/census?targetServerType=preferSecondary', 'jdbc:postgresql://one,two:5433/census?targetServerType=preferSecondary'",
    "postgresql://owner:secret@db:6543/census?sslmode=require, jdbc:postgresql://db:6543/census?sslmode=require"
  })
  void anAddressMayBeOfEitherForm(String given, String jdbc) {
    assertThat(Database.jdbcUrl(given)).isEqualTo(jdbc);
  }

  @Test
  void anyOtherDatabaseIsRefusedWithTheNameOfTheSetting() {
    assertThatThrownBy(() -> Database.jdbcUrl("mysql://db/census"))
        .hasMessageStartingWith("CENSUS_DATABASE_URL must begin with");
  }
}

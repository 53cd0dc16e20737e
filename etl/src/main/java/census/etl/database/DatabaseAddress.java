package census.etl.database;

import java.util.Map;
import java.util.Optional;

/**
 * Where a PostgreSQL is and who may enter.
 *
 * @param url for JDBC
 */
public record DatabaseAddress(String url, String user, String password) {

  /** The address in the environment, if there is one: then nothing is embedded. */
  public static Optional<DatabaseAddress> fromEnvironment(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("CENSUS_DATABASE_URL"))
        .map(
            url ->
                new DatabaseAddress(
                    url.startsWith("jdbc:")
                        ? url
                        : "jdbc:" + url.replaceFirst("^postgres:", "postgresql:"),
                    environment.getOrDefault("CENSUS_DATABASE_USER", "census"),
                    Secret.of("CENSUS_DATABASE_PASSWORD", environment).orElse("")));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}

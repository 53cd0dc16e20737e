package census.api.benchmark;

import census.api.benchmark.AgainstNginx.Case;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How many lookups of postcodes does the API answer in a second, over a directory of 2.7 million?
 *
 * <p>The last part measures what PostgreSQL alone would give, by prepared statements and without
 * HTTP.
 */
final class HowFastArePostcodes {

  private static final String RANDOM_ROWS =
      "from published.postcode where random() < 0.012 order by random() limit 20000";

  private HowFastArePostcodes() {}

  public static void main(String[] arguments) throws Exception {
    AgainstNginx.run(
        "/api/v1/postcodes/random",
        HowFastArePostcodes::prepare,
        (database, folder, seconds) ->
            PreparedStatements.measure(database, folder.resolve("postcodes"), seconds),
        arguments);
  }

  private static List<Case> prepare(TestDatabase database, Path folder)
      throws IOException, SQLException {
    AgainstNginx.say("Making a directory of 2,700,000 postcodes ...");
    database.execute(AgainstNginx.resource("directory.sql"));
    writeKeys(database, folder);
    return cases(folder);
  }

  private static List<Case> cases(Path folder) {
    String postcodes = folder.resolve("postcodes").toString();
    String places = folder.resolve("places").toString();
    String outcodes = folder.resolve("outcodes").toString();
    return List.of(
        new Case("one postcode", "GET", "/api/v1/postcodes/{1}", postcodes),
        new Case("a list of 100", "POST", "/api/v1/postcodes", postcodes, "100"),
        new Case("nearest to a place", "GET", "/api/v1/postcodes?lat={1}&lon={2}", places),
        new Case("completion of an outcode", "GET", "/api/v1/postcodes?query={1}", outcodes),
        new Case("validation", "GET", "/api/v1/postcodes/{1}/validate", postcodes),
        new Case("boundaries", "GET", "/api/v1/boundaries/?postcode={1}", postcodes),
        new Case("an outcode", "GET", "/api/v1/outcodes/{1}", outcodes));
  }

  private static void writeKeys(TestDatabase database, Path folder)
      throws IOException, SQLException {
    AgainstNginx.write(
        database, folder.resolve("postcodes"), "select replace(postcode, ' ', '') " + RANDOM_ROWS);
    AgainstNginx.write(
        database, folder.resolve("places"), "select latitude || ',' || longitude " + RANDOM_ROWS);
    AgainstNginx.write(
        database,
        folder.resolve("outcodes"),
        "select distinct split_part(postcode, ' ', 1) from published.postcode");
  }
}

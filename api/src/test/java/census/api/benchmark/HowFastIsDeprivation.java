package census.api.benchmark;

import census.api.benchmark.AgainstNginx.Case;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How many indices and quantiles of postcodes does the API answer in a second, over a directory of
 * 2.7 million and two English indices, how many rows and pages of their list, and how long does the
 * whole of it take?
 */
final class HowFastIsDeprivation {

  private HowFastIsDeprivation() {}

  public static void main(String[] arguments) throws Exception {
    AgainstNginx.run(
        "/api/v1/deprivation/E01900001",
        HowFastIsDeprivation::prepare,
        (database, folder, seconds) -> {},
        arguments);
  }

  private static List<Case> prepare(TestDatabase database, Path folder)
      throws IOException, SQLException {
    AgainstNginx.say("Making 2,700,000 postcodes and two indices of 35,000 areas ...");
    database.execute(AgainstNginx.resource("directory.sql"));
    database.execute(AgainstNginx.resource("indices.sql"));
    Path postcodes = folder.resolve("postcodes");
    Path areas = folder.resolve("areas");
    AgainstNginx.write(
        database,
        postcodes,
        "select replace(postcode, ' ', '') from published.postcode where random() < 0.012"
            + " order by random() limit 20000");
    AgainstNginx.write(
        database, areas, "select lsoa_code from published.english_deprivation_index");
    Path pages = folder.resolve("pages");
    AgainstNginx.write(database, pages, "select generate_series(1, 7000)");
    String list = "/api/v1/english_indices_of_multiple_deprivation/";
    return List.of(
        new Case(
            "index by postcode",
            "GET",
            "/api/v1/indices_of_multiple_deprivation/?postcode={1}",
            postcodes.toString()),
        new Case(
            "quantile by postcode",
            "GET",
            "/api/v1/index_of_multiple_deprivation_quantile/?postcode={1}&quantile=10",
            postcodes.toString()),
        new Case("a list of 10,000", "POST", "/api/v1/deprivation", postcodes.toString(), "10000"),
        new Case("index of an area", "GET", "/api/v1/deprivation/{1}", areas.toString()),
        new Case("list by full code", "GET", list + "?lsoa_code={1}", areas.toString()),
        new Case("page 1 of the list", "GET", list, areas.toString()),
        new Case("page 3,000 of the list", "GET", list + "?page=3000", areas.toString()),
        new Case("any page of the list", "GET", list + "?page={1}", pages.toString()),
        new Case("whole list as CSV", "GET", list + "?limit=all&format=csv", areas.toString())
            .oneAtATime());
  }
}

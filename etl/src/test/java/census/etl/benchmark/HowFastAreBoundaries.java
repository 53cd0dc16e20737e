package census.etl.benchmark;

import static census.etl.benchmark.Figures.format;
import static census.etl.benchmark.Figures.median;
import static census.etl.benchmark.Figures.say;
import static census.etl.benchmark.Figures.secondsSince;
import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * How long does {@code census refresh} take to load all layers of boundaries, publishers' own, from
 * the start of Java to its end: read, made simpler twice, indexed, checked and published?
 *
 * <p>The baseline is PostgreSQL's COPY of the same rows, as they are published and in its own
 * binary form, into tables without an index.
 */
final class HowFastAreBoundaries {

  private static final String HEAP = "-Xmx512m";

  private static final List<String> LAYERS =
      Home.CATALOGUE.datasets().stream()
          .filter(dataset -> dataset.table().name().equals("boundary"))
          .map(Dataset::id)
          .toList();

  private final Home home;
  private final Path sources;

  private HowFastAreBoundaries(Home home, Path sources) {
    this.home = home;
    this.sources = sources;
  }

  /**
   * @param arguments the folder with the publishers' files, and how many rounds; 3 if it is not
   *     said
   */
  public static void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[0]);
    int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
    try (Home home = Home.create()) {
      home.load(Home.under(LAYERS), sources, null);
      new HowFastAreBoundaries(home, sources).measure(rounds);
    }
  }

  private void measure(int rounds) throws Exception {
    double[] loads = new double[rounds];
    double[] copies = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      JsonNode reports = home.refresh(HEAP, sources, LAYERS);
      loads[i] = secondsSince(started);
      copies[i] = copied();
      say(
          "round %d: %d layers, %,d areas in %.1f s, COPY %.1f s; of all layers together: %s",
          i + 1, reports.size(), areas(reports), loads[i], copies[i], steps(reports));
    }
    say(
        "medians, with %s: load %.1f s, COPY %.1f s, ratio %.1f",
        HEAP, median(loads), median(copies), median(loads) / median(copies));
  }

  private static long areas(JsonNode reports) {
    long areas = 0;
    for (JsonNode report : reports) {
      areas += report.get("rows").asLong();
    }
    return areas;
  }

  /** Several are loaded at a time, so that these come to more than the whole took. */
  private static String steps(JsonNode reports) {
    Map<String, Double> steps = new TreeMap<>();
    for (JsonNode report : reports) {
      report
          .get("times")
          .properties()
          .forEach(
              step ->
                  steps.merge(
                      step.getKey().replaceFirst(" .*", ""),
                      Duration.parse(step.getValue().asString()).toNanos() / 1e9,
                      Double::sum));
    }
    return steps.entrySet().stream()
        .map(step -> format("%s %.1f s", step.getKey(), step.getValue()))
        .collect(joining(", "));
  }

  // ------------------------------------------------------------------ the baseline

  private double copied() throws Exception {
    double took = 0;
    try (Database database = home.open();
        Connection connection = database.dataSource().getConnection()) {
      for (String layer : LAYERS) {
        Path file = home.resolve(layer + ".copy");
        copyOut(connection, layer, file);
        execute(connection, "create unlogged table raw as select * from dataset.%s limit 0", layer);
        long started = System.nanoTime();
        copyIn(connection, file);
        took += secondsSince(started);
        execute(connection, "drop table raw");
        Files.delete(file);
      }
    }
    return took;
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(format(sql, values));
    }
  }

  private static void copyOut(Connection connection, String layer, Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (select * from dataset." + layer + ") to stdout (format binary)", out);
    }
  }

  private static void copyIn(Connection connection, Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy raw from stdin (format binary)", in, 1 << 16);
    }
  }
}

package census.etl.benchmark;

import static census.etl.benchmark.Figures.format;
import static census.etl.benchmark.Figures.median;
import static census.etl.benchmark.Figures.say;
import static census.etl.benchmark.Figures.secondsSince;
import static java.util.stream.Collectors.joining;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Column;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.database.EmbeddedDatabase;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * How fast is the postcode directory of 2.7 million rows and 54 columns staged, checked, indexed
 * and published, by its own declaration, against PostgreSQL's COPY of the same file into a table of
 * texts?
 *
 * <p>Both are measured in turn, in one run: only the ratio travels from one machine to the next.
 */
final class HowFastIsADirectory {

  private static final int ROWS = 2_700_000;
  private static final String FILE = "ONSPD_AUG_2025_UK.csv";

  private final Path files;
  private final Path cache;
  private final Catalogue catalogue;
  private final DatabaseAddress address;

  private HowFastIsADirectory(
      Path files, Path cache, Catalogue catalogue, DatabaseAddress address) {
    this.files = files;
    this.cache = cache;
    this.catalogue = catalogue;
    this.address = address;
  }

  private record Round(double copied, double staged, double published) {}

  /**
   * @param arguments how many rounds; 3 if it is not said
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Catalogue catalogue = Catalogue.read(Path.of("source-data"));
      Path files = Files.createDirectory(folder.resolve("files"));
      Path file = files.resolve(FILE);
      DirectoryFile.write(file, columns(catalogue), ROWS);
      say("%,d rows, %,d bytes", ROWS, Files.size(file));
      say("COPY is that of %s", hasPsql() ? "psql" : "the JDBC driver");
      List<Round> measured = new ArrayList<>();
      for (int i = 1; i <= rounds; i++) {
        measured.add(round(i, folder, files, catalogue));
      }
      sumUp(measured);
    }
  }

  private static List<Column> columns(Catalogue catalogue) {
    return catalogue.source("onspd").columnsOfFiles();
  }

  /** With a server of its own, which has nothing left to do from an earlier round. */
  private static Round round(int number, TemporaryFolder folder, Path files, Catalogue catalogue)
      throws Exception {
    EmbeddedDatabase embedded = new EmbeddedDatabase(folder.resolve("postgres-" + number));
    embedded.start();
    try {
      Round round =
          new HowFastIsADirectory(files, folder.resolve("cache"), catalogue, embedded.owner())
              .round();
      say(
          "round %d: COPY %.1f s, staged %.1f s, published %.1f s; staged / COPY %.2f, published / COPY %.2f",
          number,
          round.copied(),
          round.staged(),
          round.published(),
          round.staged() / round.copied(),
          round.published() / round.copied());
      return round;
    } finally {
      embedded.stop();
    }
  }

  private Round round() throws Exception {
    try (Database database = Database.open(address)) {
      return load(database, copy(database));
    }
  }

  private static void sumUp(List<Round> rounds) {
    say(
        "medians: staged / COPY %.2f, published / COPY %.2f",
        median(rounds.stream().mapToDouble(r -> r.staged() / r.copied()).toArray()),
        median(rounds.stream().mapToDouble(r -> r.published() / r.copied()).toArray()));
    say("largest heap: %,d MiB of %,d", peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
  }

  // ------------------------------------------------------------------ the baseline

  private double copy(Database database) throws Exception {
    String columns =
        columns(catalogue).stream().map(Column::name).collect(joining(" text, ", "", " text"));
    database.jdbc().sql("create unlogged table raw (" + columns + ")").update();
    long started = System.nanoTime();
    if (hasPsql()) {
      copyByPsql();
    } else {
      copyByDriver(database);
    }
    double took = secondsSince(started);
    check(database.jdbc().sql("select count(*) from raw").query(Long.class).single());
    database.jdbc().sql("drop table raw").update();
    return took;
  }

  private void copyByPsql() throws IOException, InterruptedException {
    ProcessBuilder psql =
        new ProcessBuilder(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--dbname=" + address.url().substring("jdbc:".length()),
                "--username=" + address.user(),
                "--command=\\copy raw from '%s' csv header".formatted(file()))
            .inheritIO();
    psql.environment().put("PGPASSWORD", address.password());
    if (psql.start().waitFor() != 0) {
      throw new IllegalStateException("psql failed");
    }
  }

  private void copyByDriver(Database database) throws SQLException, IOException {
    try (Connection connection = database.dataSource().getConnection();
        InputStream in = Files.newInputStream(file())) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy raw from stdin csv header", in, 1 << 16);
    }
  }

  private static boolean hasPsql() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  private Path file() {
    return files.resolve(FILE);
  }

  // ------------------------------------------------------------------ the pipeline

  private Round load(Database database, double copied) {
    DatasetReport report =
        new Pipeline(database, catalogue, "benchmark")
            .refresh(
                catalogue.datasets(List.of("postcode_directory")),
                new FolderAcquirer(files, cache),
                new RefreshOptions(true, false, 1.0),
                Progress.SILENT)
            .get(0);
    if (report.result() != Result.PUBLISHED) {
      throw new IllegalStateException(report.problem());
    }
    check(report.rows() == null ? 0 : report.rows());
    say("  %s", times(report.times()));
    double staged = seconds(report.times().get("stage onspd"));
    return new Round(copied, staged, seconds(report.took()));
  }

  private static String times(Map<String, Duration> times) {
    return times.entrySet().stream()
        .map(step -> format("%s %.1f s", step.getKey(), seconds(step.getValue())))
        .collect(joining(", "));
  }

  private static void check(long rows) {
    if (rows != ROWS) {
      throw new IllegalStateException(rows + " rows");
    }
  }

  // ------------------------------------------------------------------ figures

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}

package census.etl.benchmark;

import static census.etl.benchmark.Figures.format;
import static census.etl.benchmark.Figures.median;
import static census.etl.benchmark.Figures.say;
import static census.etl.benchmark.Figures.secondsSince;
import static java.util.stream.Collectors.joining;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.command.Census;
import census.etl.database.Database;
import census.etl.database.EmbeddedDatabase;
import census.etl.job.DatasetReport;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long does {@code census refresh} take to load the English index, all 32,844 rows of it, from
 * the start of Java to its end?
 *
 * <p>The baseline is {@code census --version}: a Java that starts and has nothing to do.
 */
final class HowFastIsAnEnglishLoad {

  private static final String DATASET = "english_index_2019";
  private static final String HEAP = "-Xmx256m";

  private HowFastIsAnEnglishLoad() {}

  /**
   * @param arguments how many rounds; 5 if it is not said
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    try (TemporaryFolder home = TemporaryFolder.create()) {
      Path files = Files.createDirectory(home.resolve("sample"));
      EmbeddedDatabase embedded = new EmbeddedDatabase(home.resolve("postgres"));
      embedded.start();
      try {
        prepare(embedded, files, home.resolve("cache"));
        measure(rounds, files, home.path());
      } finally {
        embedded.stop();
      }
    }
  }

  /** Everything is loaded once, as it is when a publisher's new file comes. */
  private static void prepare(EmbeddedDatabase embedded, Path files, Path cache) {
    Catalogue catalogue = Catalogue.read(Path.of("source-data"));
    try (Database database = Database.open(embedded.owner())) {
      new Sample(database.dataSource(), catalogue).write(files, SampleMark.of(1, 1), file -> {});
    }
    try (Database database = Database.open(embedded.owner())) {
      List<DatasetReport> reports =
          new Pipeline(database, catalogue, "benchmark")
              .refresh(
                  catalogue.datasets(),
                  new FolderAcquirer(files, cache),
                  new RefreshOptions(false, false, 1.0),
                  Progress.SILENT);
      if (!reports.stream().allMatch(report -> report.result().isGood())) {
        throw new IllegalStateException(reports.toString());
      }
    }
  }

  private static void measure(int rounds, Path files, Path home) throws Exception {
    double[] loads = new double[rounds];
    double[] starts = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      census("--version");
      starts[i] = secondsSince(started);
      started = System.nanoTime();
      String json =
          census("refresh", "--force", "--json", "--sources=" + files, "--home=" + home, DATASET);
      loads[i] = secondsSince(started);
      say("round %d: %.2f s; %s", i + 1, loads[i], steps(json));
    }
    say("medians, with %s: load %.2f s, nothing %.2f s", HEAP, median(loads), median(starts));
  }

  private static String census(String... arguments) throws Exception {
    OtherJava census = OtherJava.run(List.of(HEAP, "-Dcensus.root=."), Census.class, arguments);
    if (!census.succeeded()) {
      throw new IllegalStateException(census.output());
    }
    return census.output();
  }

  private static String steps(String json) {
    return JsonMapper.shared().readTree(json).get(0).get("times").properties().stream()
        .map(step -> format("%s %.2f", step.getKey(), seconds(step.getValue().asString())))
        .collect(joining(", "));
  }

  private static double seconds(String duration) {
    return Duration.parse(duration).toNanos() / 1e9;
  }
}

package census.etl.benchmark;

import static census.etl.benchmark.Figures.format;
import static census.etl.benchmark.Figures.median;
import static census.etl.benchmark.Figures.say;
import static census.etl.benchmark.Figures.secondsSince;
import static java.util.stream.Collectors.joining;

import census.etl.database.Database;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How long does {@code census refresh} take to load the English index, all 32,844 rows of it, from
 * the start of Java to its end?
 *
 * <p>The baseline is {@code census --version}: a Java that starts and has nothing to do.
 */
final class HowFastIsAnEnglishLoad {

  private static final List<String> DATASET = List.of("english_index_2019");
  private static final String HEAP = "-Xmx256m";

  private HowFastIsAnEnglishLoad() {}

  /**
   * @param arguments how many rounds, 5 if it is not said; and a folder with the publishers' files,
   *     without which it is done with the sample
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    try (Home home = Home.create()) {
      if (arguments.length < 2) {
        measure(rounds, sample(home), home);
      } else {
        Path files = Path.of(arguments[1]);
        home.load(
            Stream.concat(Home.under(DATASET).stream(), Home.CATALOGUE.datasets(DATASET).stream())
                .toList(),
            files,
            null);
        measure(rounds, files, home);
      }
    }
  }

  private static Path sample(Home home) throws IOException {
    Path files = Files.createDirectory(home.resolve("sample"));
    try (Database database = home.open()) {
      new Sample(database.dataSource(), Home.CATALOGUE)
          .write(files, SampleMark.of(1, 1), file -> {});
    }
    home.load(Home.CATALOGUE.datasets(), files, 1.0);
    return files;
  }

  private static void measure(int rounds, Path files, Home home) throws Exception {
    double[] loads = new double[rounds];
    double[] starts = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      Home.census(HEAP, "--version");
      starts[i] = secondsSince(started);
      started = System.nanoTime();
      JsonNode report = home.refresh(HEAP, files, DATASET).get(0);
      loads[i] = secondsSince(started);
      say(
          "round %d: %.2f s, of which the job %.2f; %s",
          i + 1, loads[i], seconds(report.get("took")), steps(report));
    }
    say(
        "medians, with %s: load %.2f s, nothing %.2f s, ratio %.1f",
        HEAP, median(loads), median(starts), median(loads) / median(starts));
  }

  private static String steps(JsonNode report) {
    return report.get("times").properties().stream()
        .map(step -> format("%s %.2f", step.getKey(), seconds(step.getValue())))
        .collect(joining(", "));
  }

  private static double seconds(JsonNode duration) {
    return Duration.parse(duration.asString()).toNanos() / 1e9;
  }
}

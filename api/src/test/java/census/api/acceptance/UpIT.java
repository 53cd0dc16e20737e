package census.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.acceptance.RunningCommand.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody sees who has just cloned the repository and types {@code ./census up}. */
final class UpIT {

  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final Duration LONGEST_END = Duration.ofSeconds(15);
  private static final Pattern CURL = Pattern.compile("curl '([^']+)'");
  private static final Pattern PAGE = Pattern.compile("Open\\s+(\\S+)");

  private final int port = RunningApi.freePort();

  @Test
  void upServesTheSampleUntilItIsInterruptedAndTheSecondTimeLoadsNothing() throws IOException {
    try (Home home = Home.make()) {
      List<String> datasets;
      Path launcher = launcher(Files.createDirectory(home.folder().resolve("checkout")));
      try (RunningCommand up = up(launcher, home)) {
        assertThat(up.output()).contains("Making the fictional sample");
        datasets = datasets(up, "published");
        assertThat(datasets).contains("english_index_2019", "lsoa_2011");
        assertThatWhatItPrintsCanBeAsked(up.output());

        // From a program that sees only the process it started.
        assertThatItEnds(up, home, up.handle());
      }

      try (RunningCommand up = up(launcher, home)) {
        assertThat(up.output()).doesNotContain("Making the fictional sample", "published in");
        assertThat(datasets(up, "unchanged")).isEqualTo(datasets);
        assertThatWhatItPrintsCanBeAsked(up.output());

        // A terminal sends Ctrl-C to everything that was started from it.
        List<ProcessHandle> all =
            Stream.concat(Stream.of(up.handle()), up.handle().descendants()).toList();
        assertThat(all).hasSizeGreaterThan(1);
        assertThatItEnds(up, home, all.toArray(ProcessHandle[]::new));
      }
    }
  }

  /** Those that the summary says this of. */
  private static List<String> datasets(RunningCommand up, String result) {
    return up.output()
        .lines()
        .filter(line -> line.matches("\\w+ +" + result + " .*"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  /**
   * The launcher in a checkout of links: it builds when a source is newer than its own last build,
   * and the build under test must not be made anew beneath the other tests.
   */
  private static Path launcher(Path folder) throws IOException {
    for (String room : List.of("pom.xml", "shared-model", "etl", "api", "source-data")) {
      Files.createSymbolicLink(folder.resolve(room), Checkout.ROOT.resolve(room));
    }
    Files.copy(Checkout.ROOT.resolve("census"), folder.resolve("census"));
    Files.createDirectory(folder.resolve("target"));
    Files.createFile(folder.resolve("target").resolve("built"));
    return folder.resolve("census");
  }

  private RunningCommand up(Path launcher, Home home) {
    RunningCommand up =
        RunningCommand.start(
            List.of("sh", launcher.toString(), "up", "--port", String.valueOf(port)),
            Map.of("CENSUS_HOME", home.folder().toString()));
    try {
      up.awaitWords("Ctrl-C stops it.", LONGEST_START);
      return up;
    } catch (AssertionError e) {
      up.close();
      throw e;
    }
  }

  // ------------------------------------------------------------------ while it runs

  private static void assertThatWhatItPrintsCanBeAsked(String printed) throws IOException {
    assertThat(get(addresses(PAGE, printed).get(0)).statusCode()).isEqualTo(200);

    List<String> curls = addresses(CURL, printed);
    assertThat(curls).hasSize(3);
    for (String curl : curls) {
      HttpResponse<String> answer = get(curl);
      assertThat(answer.statusCode()).as(curl).isEqualTo(200);
      assertThat(answer.headers().firstValue("Census-Data")).as(curl).contains("sample");
    }

    JsonNode page = JsonMapper.shared().readTree(get(curls.get(0)).body());
    assertThat(page.get("count").asInt()).isEqualTo(3_284 + 3_376);
    JsonNode leastDeprived = page.get("results").get(0);
    assertThat(leastDeprived.get("imd_rank").asInt()).isEqualTo(3_376);
    assertThat(leastDeprived.get("imd_decile").asInt()).isEqualTo(10);
    assertThat(leastDeprived.at("/lsoa/lsoa_code").asString()).startsWith("E019");
    assertThat(leastDeprived.at("/lsoa/lsoa_name").asString()).isNotEmpty();
  }

  private static List<String> addresses(Pattern pattern, String printed) {
    return pattern.matcher(printed).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static HttpResponse<String> get(String address) throws IOException {
    try {
      return HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build()
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // ------------------------------------------------------------------ once it is interrupted

  private void assertThatItEnds(RunningCommand up, Home home, ProcessHandle... interrupted)
      throws IOException {
    List<ProcessHandle> started = up.handle().descendants().toList();
    ProcessHandle postgres = home.postmaster().orElseThrow();

    Signals.send(Signals.interrupt(), interrupted);

    Ended ended = up.await(LONGEST_END);
    assertThat(ended.exitCode()).as(ended.output()).isIn(0, 130, 143);
    assertThat(ended.output()).doesNotContain("Exception", "\tat ");
    assertThat(started).noneMatch(ProcessHandle::isAlive);
    // Its last act is to remove its file; up waits for that.
    assertThat(postgres.onExit()).succeedsWithin(Duration.ofSeconds(2));
    assertThat(home.postmaster()).isEmpty();
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
    }
  }
}

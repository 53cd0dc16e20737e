package census.api.benchmark;

import census.api.CensusApi;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The API over a database of its own, asked in turn with a file of 200 bytes from nginx: how many
 * answers a second, and how many for each of those.
 */
final class AgainstNginx {

  private static final int CONNECTIONS = 32;

  /** One kind of request: its name, and what {@code requests.lua} makes of it. */
  record Case(String name, int connections, String... requests) {

    Case(String name, String... requests) {
      this(name, CONNECTIONS, requests);
    }

    /** Asked by one after the other: how long does one take? */
    Case oneAtATime() {
      return new Case(name, 1, requests);
    }
  }

  private record Measured(Wrk.Figures figures, double ratio, double microsecondsEach) {}

  /** What is made of a database before it is asked, and what it is then asked. */
  interface Preparation {
    List<Case> cases(TestDatabase database, Path folder) throws IOException, SQLException;
  }

  /** What is measured besides, when the API has ended. */
  interface Ending {
    void measure(TestDatabase database, Path folder, int seconds) throws Exception;
  }

  private AgainstNginx() {}

  /**
   * @param ready a path that answers when all is in memory
   * @param arguments how many rounds and how many seconds each: 3 and 8 if it is not said
   */
  static void run(String ready, Preparation preparation, Ending ending, String... arguments)
      throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    Path folder = folder();
    try (TestDatabase database = TestDatabase.create()) {
      List<Case> cases = preparation.cases(database, folder);
      say("processors %d, load %s", Runtime.getRuntime().availableProcessors(), load());
      try (Served nginx = Served.nginx(folder);
          Served api = api(database, folder, ready)) {
        measure(api, nginx, new Wrk(folder, seconds), cases, rounds);
        say("Resident memory of the API: %d MB", api.residentMegabytes());
      }
      ending.measure(database, folder, seconds);
      say("load %s", load());
    } finally {
      remove(folder);
    }
  }

  /**
   * The same for an API that runs already, over whatever is published there.
   *
   * @param address where it answers, as in http://localhost:8000
   */
  static void run(String address, CasesOfRunning preparation, int rounds, int seconds)
      throws IOException, InterruptedException {
    Path folder = folder();
    try (Served nginx = Served.nginx(folder)) {
      List<Case> cases = preparation.cases(folder);
      say("processors %d, load %s", Runtime.getRuntime().availableProcessors(), load());
      measure(new Running(address), nginx, new Wrk(folder, seconds), cases, rounds);
      say("load %s", load());
    } finally {
      remove(folder);
    }
  }

  /** What an API that runs already is asked. */
  interface CasesOfRunning {
    List<Case> cases(Path folder) throws IOException, InterruptedException;
  }

  private static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("census-benchmark-");
    // nginx reads its files as a user of its own.
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    return folder;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    }
  }

  private static void measure(Asked api, Served nginx, Wrk wrk, List<Case> cases, int rounds)
      throws IOException, InterruptedException {
    // Twice, so that what is measured is compiled.
    for (int i = 0; i < 2; i++) {
      for (Case each : cases) {
        wrk.run(api.address(), each.connections, List.of(each.requests));
      }
    }
    say("| request | answers/s | p50 | p99 | processor time each | of nginx | failed |");
    say("|---|---|---|---|---|---|---|");
    for (Case each : cases) {
      List<Measured> measured = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        measured.add(measure(api, nginx, wrk, each));
      }
      print(each, measured);
    }
  }

  private static Measured measure(Asked api, Served nginx, Wrk wrk, Case each)
      throws IOException, InterruptedException {
    double baseline =
        wrk.run(nginx.address(), each.connections, List.of("GET", "/x.json", each.requests[2]))
            .perSecond();
    double before = api.processorSeconds();
    Wrk.Figures figures = wrk.run(api.address(), each.connections, List.of(each.requests));
    double spent = api.processorSeconds() - before;
    return new Measured(
        figures, figures.perSecond() / baseline, spent * 1e6 / Math.max(1, figures.requests()));
  }

  /** The round in the middle, by answers a second. */
  private static void print(Case each, List<Measured> measured) {
    List<Measured> sorted =
        measured.stream()
            .sorted(Comparator.comparing((Measured one) -> one.figures.perSecond()))
            .toList();
    Measured middle = sorted.get(sorted.size() / 2);
    say(
        "| %s | %,.0f (%,.0f to %,.0f) | %.1f ms | %.1f ms | %,.0f µs | %.2f | %d |",
        each.name,
        middle.figures.perSecond(),
        sorted.get(0).figures.perSecond(),
        sorted.get(sorted.size() - 1).figures.perSecond(),
        middle.figures.median(),
        middle.figures.p99(),
        middle.microsecondsEach,
        middle.ratio,
        measured.stream().mapToLong(one -> one.figures.failed()).sum());
  }

  // ------------------------------------------------------------------ what is measured

  /** With the options of the launcher, unless {@code census.benchmark.java} has others. */
  private static Served api(TestDatabase database, Path folder, String ready)
      throws IOException, InterruptedException {
    int port = Served.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            System.getProperty("census.benchmark.java", "-Xmx960m -Xmn64m -XX:+UseSerialGC")
                .split(" ", -1)));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            CensusApi.class.getName(),
            "--server.port=" + port,
            "--census.database.url=" + database.url(),
            "--census.reader.user=" + database.readerLogin().user(),
            "--census.reader.password=" + database.readerLogin().password()));
    long began = System.nanoTime();
    Served api = Served.start(port, folder.resolve("api.log"), command);
    say("The API listens after %.1f s,", (System.nanoTime() - began) / 1e9);
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest any = HttpRequest.newBuilder(URI.create(api.address() + ready)).build();
    while (client.send(any, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
      Thread.sleep(50);
    }
    say("and answers from memory after %.1f s", (System.nanoTime() - began) / 1e9);
    return api;
  }

  static void write(TestDatabase database, Path file, String query)
      throws IOException, SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    Files.write(file, lines);
  }

  static String resource(String name) throws IOException {
    try (InputStream in = AgainstNginx.class.getResourceAsStream("/benchmark/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void say(String text, Object... values) {
    System.out.println(String.format(Locale.ROOT, text, values));
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).replaceFirst("( \\S+){2}\\s*$", "");
  }
}

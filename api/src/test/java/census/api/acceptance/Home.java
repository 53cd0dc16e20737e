package census.api.acceptance;

import census.api.acceptance.RunningCommand.Ended;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A folder in which the platform keeps all that it has, its embedded database among it; both are
 * gone at the end.
 */
final class Home implements AutoCloseable {

  /** A few that stand on each other: enough to be killed in the middle of, and quickly loaded. */
  static final List<String> DATASETS =
      List.of(
          "lsoa_2011",
          "msoa_2011",
          "ward_2019",
          "local_authority_2019",
          "lsoa_2011_in_ward_2019",
          "lsoa_2011_in_msoa_2011",
          "english_index_2019");

  private final Path folder;

  private Home(Path folder) {
    this.folder = folder;
  }

  static Home make() {
    try {
      return new Home(Files.createTempDirectory("census-home"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** The folder of the embedded database. */
  Path postgres() {
    return folder.resolve("postgres");
  }

  /** {@code census} with these arguments, on this home. */
  RunningCommand start(String... arguments) {
    // As the launcher does, but for commands that last two seconds.
    List<String> command =
        new ArrayList<>(
            List.of(
                Checkout.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dcensus.root=" + Checkout.ROOT,
                "-jar",
                Checkout.PIPELINE.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", folder.toString()));
    return RunningCommand.start(command, Map.of());
  }

  /** Loads {@link #DATASETS} from a folder. */
  RunningCommand startRefresh(Path sources, String... options) {
    List<String> arguments = new ArrayList<>(List.of("refresh"));
    arguments.addAll(DATASETS);
    arguments.addAll(List.of("--sources", sources.toString()));
    arguments.addAll(List.of(options));
    return start(arguments.toArray(String[]::new));
  }

  Ended refresh(Path sources, String... options) {
    try (RunningCommand command = startRefresh(sources, options)) {
      return command.await();
    }
  }

  Ended run(String... arguments) {
    try (RunningCommand command = start(arguments)) {
      return command.await();
    }
  }

  /** A small fictional sample; another seed makes other numbers. */
  Path sample(int seed) {
    Path sample = folder.resolve("sample-of-seed-" + seed);
    Ended made = run("sample", sample.toString(), "--scale", "0.05", "--seed", "" + seed);
    if (made.exitCode() != 0) {
      throw new IllegalStateException(made.output());
    }
    return sample;
  }

  /** The database as the pipeline sees it. */
  Connection connect() {
    return connect("census");
  }

  private Connection connect(String user) {
    try {
      return DriverManager.getConnection(url(), user, password(user));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%s/census".formatted(settings().getProperty("port"));
  }

  String password(String user) {
    return settings().getProperty(user);
  }

  private Properties settings() {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(postgres().resolve("database.properties"))) {
      settings.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  /** The process of the embedded PostgreSQL, if it runs. */
  Optional<ProcessHandle> postmaster() {
    Path file = postgres().resolve("data").resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What {@code pg_ctl -m immediate stop} does: all connections are cut, nothing is tidied up. */
  void stopPostgresAtOnce() {
    ProcessHandle postmaster = postmaster().orElseThrow();
    Signals.send("QUIT", postmaster);
    postmaster.onExit().join();
  }

  /** Files that were being made when something ended. */
  List<String> unfinished() {
    return walk(folder).stream()
        .filter(
            path ->
                path.getFileName().toString().contains(".making")
                    || path.getFileName().toString().startsWith("unpacking")
                    || path.startsWith(folder.resolve("cache/temporary/"))
                        && !Files.isDirectory(path)
                    || path.startsWith(folder.resolve("cache/parts/")) && !Files.isDirectory(path))
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  private static List<Path> walk(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    postmaster()
        .ifPresent(
            postmaster -> {
              Signals.send("INT", postmaster);
              postmaster.onExit().join();
            });
    for (Path path : walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

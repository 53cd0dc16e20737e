package census.etl.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL with PostGIS for the time of a test, from the programs of this machine, where Debian
 * and those that stem from it put them.
 */
final class Postgis implements AutoCloseable {

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
  private static final Path EXTENSIONS = Path.of("/usr/share/postgresql");
  private static final String USER = "postgres";

  private final Path programs;
  private final Path folder;
  private final int port;

  private Postgis(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  static boolean isInstalled() {
    return newest().isPresent() && isProgram("shp2pgsql") && isProgram("psql");
  }

  private static boolean isProgram(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
  }

  /** The newest PostgreSQL that PostGIS is there for. */
  private static Optional<Path> newest() {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      return versions
          .filter(
              version ->
                  Files.exists(
                      EXTENSIONS
                          .resolve(version.getFileName())
                          .resolve("extension/postgis.control")))
          .max(Comparator.naturalOrder())
          .map(version -> version.resolve("bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param folder an empty one, for all that it writes
   */
  static Postgis start(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Postgis postgis = new Postgis(newest().orElseThrow(), folder, port);
    postgis.run("initdb", "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C");
    postgis.run(
        "pg_ctl",
        "-w",
        "-l",
        folder.resolve("postgres.log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c jit=off"
            .formatted(port),
        "start");
    postgis.jdbc().sql("create extension postgis").update();
    return postgis;
  }

  JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  private DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
    source.setUser(USER);
    return source;
  }

  /**
   * Makes a table of a shapefile, by PostGIS's own program.
   *
   * @param bundle a zip of its parts
   * @param srid what its coordinates are
   */
  void load(Path bundle, int srid, String table) throws IOException {
    Path layer = unzipped(bundle);
    ProcessBuilder reader =
        new ProcessBuilder(
            "shp2pgsql",
            "-D",
            "-s",
            String.valueOf(srid),
            "-W",
            encoding(layer),
            layer.resolve("layer.shp").toString(),
            table);
    ProcessBuilder writer =
        new ProcessBuilder(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--host=127.0.0.1",
            "--port=" + port,
            "--username=" + USER,
            "--dbname=postgres");
    Path output = folder.resolve("load.log");
    reader.redirectError(output.toFile());
    writer.redirectErrorStream(true).redirectOutput(output.toFile());
    for (Process process : ProcessBuilder.startPipeline(List.of(reader, writer))) {
      await(process, output);
    }
  }

  private static void await(Process process, Path output) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException(Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** Where none is named it is that of the Windows on which such files were made. */
  private static String encoding(Path layer) throws IOException {
    Path named = layer.resolve("layer.cpg");
    return Files.exists(named) ? Files.readString(named).strip() : "windows-1252";
  }

  private Path unzipped(Path bundle) throws IOException {
    Path layer = Files.createTempDirectory(folder, "layer");
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      for (ZipEntry part : Collections.list(zip.entries())) {
        String ending = part.getName().substring(part.getName().lastIndexOf('.'));
        try (InputStream in = zip.getInputStream(part)) {
          Files.copy(in, layer.resolve("layer" + ending));
        }
      }
    }
    return layer;
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.addAll(
        List.of(programs.resolve(program).toString(), "-D", folder.resolve("data").toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".log");
    await(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  @Override
  public void close() throws IOException {
    run("pg_ctl", "-w", "-m", "immediate", "stop");
  }
}

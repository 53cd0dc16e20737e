package census.etl.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that is kept in a folder, started when it is needed and left running until {@link
 * #stop}. It is a server like any other: durable, open to this machine alone, and with a password
 * for each of its two users.
 */
public final class EmbeddedDatabase {

  private static final String VERSION = "18.6";
  private static final String SUPERUSER = "postgres";
  private static final String MAKING = "data.making";
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final Path home;
  private final Path data;
  private final Path properties;

  /**
   * @param home the folder; it is made if it is not there
   */
  public EmbeddedDatabase(Path home) {
    this.home = home.toAbsolutePath();
    this.data = this.home.resolve("data");
    this.properties = this.home.resolve("database.properties");
  }

  /** For the pipeline: may make and drop. */
  public DatabaseAddress owner() {
    return address("census");
  }

  /** For the API: may read what is published. */
  public DatabaseAddress reader() {
    return address("census_api");
  }

  /**
   * Starts it unless it runs.
   *
   * @return whether it had to be started
   */
  public boolean start() {
    try {
      Files.createDirectories(home);
      // Two commands at once: one starts it, the other then finds it running.
      try (FileChannel lock =
              FileChannel.open(
                  home.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = lock.lock()) {
        sweep();
        Binaries.unpack(programs());
        return held.isValid() && (Files.exists(properties) ? startIfStopped() : create());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /**
   * Stops it, after what it is doing.
   *
   * @return whether it was running
   */
  public boolean stop() {
    try {
      if (!Files.exists(data) || !isRunning()) {
        return false;
      }
      run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not stop: " + e.getMessage(), e);
    }
  }

  public boolean isRunning() {
    try {
      return Files.exists(data)
          && process("pg_ctl", "-D", data.toString(), "status").start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Removes what commands that were killed have half made. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> leftOver =
        Files.newDirectoryStream(home, "{" + MAKING + "*," + Binaries.UNPACKING + "*}")) {
      for (Path half : leftOver) {
        try {
          deleteTree(half);
        } catch (IOException e) {
          // Its initdb has not noticed yet that nobody waits for it: the next start removes it.
          LOG.debug("{} is still in use", half, e);
        }
      }
    }
  }

  /**
   * Makes the cluster beside its final place, so that one whose making was killed is made again.
   */
  private boolean create() throws IOException {
    stop();
    deleteTree(data);
    // A name of its own: the initdb of a command that was killed may still write to the last one.
    Path half = Files.createTempDirectory(home, MAKING);
    Properties settings = new Properties();
    for (String user : List.of(SUPERUSER, "census", "census_api")) {
      settings.setProperty(user, password());
    }
    Path passwordFile = privateFile(home.resolve("password.making"));
    Files.writeString(passwordFile, settings.getProperty(SUPERUSER));
    run(
        "initdb",
        "-D",
        half.toString(),
        "-U",
        SUPERUSER,
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile,
        "--encoding=UTF8",
        "--locale=C");
    Files.delete(passwordFile);
    Files.writeString(half.resolve("postgresql.conf"), CONFIGURATION, StandardOpenOption.APPEND);
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    settings.setProperty("port", String.valueOf(freePort()));
    Path written = privateFile(home.resolve("database.properties.making"));
    store(settings, written);
    startServer(settings);
    createUsers(settings);
    Files.move(written, properties, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /**
   * Sorted and indexed in memory where it fits; a checkpoint does not interrupt a large copy; what
   * is written into a table of the same transaction goes to the disk once, and not through the log.
   */
  private static final String CONFIGURATION =
      """

      # ---- census
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      shared_buffers = 256MB
      work_mem = 32MB
      maintenance_work_mem = 256MB
      max_wal_size = 4GB
      wal_level = minimal
      max_wal_senders = 0
      wal_compression = on
      timezone = 'UTC'
      jit = off
      """;

  private static void createUsers(Properties settings) throws IOException {
    String url = url(settings, "postgres");
    try (Connection connection =
            DriverManager.getConnection(url, SUPERUSER, settings.getProperty(SUPERUSER));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role census login createrole password '%s'"
              .formatted(settings.getProperty("census")));
      statement.execute("create database census owner census");
      statement.execute("create role census_reader nologin");
      statement.execute(
          "create role census_api login in role census_reader password '%s'"
              .formatted(settings.getProperty("census_api")));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private boolean startIfStopped() throws IOException {
    if (isRunning()) {
      awaitReady();
      return false;
    }
    Properties settings = load();
    int port = Integer.parseInt(settings.getProperty("port"));
    if (!isFree(port)) {
      settings.setProperty("port", String.valueOf(freePort()));
      store(settings, properties);
    }
    startServer(settings);
    return true;
  }

  /**
   * A command that was killed while it waited for the start leaves a server that may still be at
   * it, or be mending what a crash has left. The eighth line of its file says so.
   */
  private void awaitReady() throws IOException {
    Instant end = Instant.now().plus(LONGEST_RECOVERY);
    while (isRunning() && !isReady()) {
      if (Instant.now().isAfter(end)) {
        throw new IOException(
            "it has been starting for more than %s; see %s"
                .formatted(LONGEST_RECOVERY, home.resolve("postgres.log")));
      }
      pause();
    }
  }

  private boolean isReady() throws IOException {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return lines.size() > 7 && lines.get(7).startsWith("ready");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void startServer(Properties settings) throws IOException {
    run(
        "pg_ctl",
        "-D",
        data.toString(),
        "-l",
        home.resolve("postgres.log").toString(),
        "-o",
        "-p " + settings.getProperty("port"),
        "-w",
        "start");
  }

  private DatabaseAddress address(String user) {
    Properties settings = load();
    return new DatabaseAddress(url(settings, "census"), user, settings.getProperty(user));
  }

  private static String url(Properties settings, String database) {
    return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(settings.getProperty("port"), database);
  }

  private Properties load() {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(properties)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL has not been started yet", e);
    }
    return settings;
  }

  private static void store(Properties settings, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, "The embedded PostgreSQL: its port, and a password for each user");
    }
  }

  private Path programs() {
    return home.resolve("postgres-" + VERSION);
  }

  private void run(String program, String... arguments) throws IOException {
    Path output = home.resolve(program + ".log");
    try {
      Process process =
          process(program, arguments)
              .redirectOutput(output.toFile())
              .redirectErrorStream(true)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(
            "%s failed:%n%s%n(see also %s)"
                .formatted(program, Files.readString(output), home.resolve("postgres.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private ProcessBuilder process(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(programs().resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static String password() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Path privateFile(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}

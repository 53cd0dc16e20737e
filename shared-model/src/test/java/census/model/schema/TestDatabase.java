package census.model.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own for one test: migrated, empty, on a real PostgreSQL that the tests of one
 * JVM share. Every one is a copy of a template that was migrated once, which takes some
 * milliseconds.
 *
 * <p>The server is an embedded PostgreSQL; with {@code -Dcensus.test.database=testcontainers} it is
 * a container instead.
 */
public record TestDatabase(String url, Login ownerLogin, Login readerLogin)
    implements AutoCloseable {

  public record Login(String user, String password) {}

  private static final Login OWNER = new Login("census_owner", "owner");
  private static final Login READER = new Login("census_api", "reader");
  private static final String TEMPLATE = "census_template";
  private static final AtomicInteger MADE = new AtomicInteger();

  public static TestDatabase create() {
    String name = "census_test_" + MADE.incrementAndGet();
    synchronized (Server.SHARED) {
      Server.SHARED.execute(
          "create database %s template %s owner %s".formatted(name, TEMPLATE, OWNER.user()));
    }
    return new TestDatabase(Server.SHARED.url(name), OWNER, READER);
  }

  /**
   * On another server than the shared one, for tests that stop it; it goes when that server goes.
   *
   * @param address up to and with the last slash
   */
  public static TestDatabase createOn(String address, Login administrator) {
    Server server = new Server(address, administrator);
    server.makeTemplate();
    String name = "census_test_" + MADE.incrementAndGet();
    server.execute(
        "create database %s template %s owner %s".formatted(name, TEMPLATE, OWNER.user()));
    return new TestDatabase(server.url(name), OWNER, READER);
  }

  /** Owns the schema, as the pipeline does. */
  public DataSource owner() {
    return dataSource(url, ownerLogin);
  }

  /** May read {@code published} and nothing else, as the API does. */
  public DataSource reader() {
    return dataSource(url, readerLogin);
  }

  /** Runs one or more statements as the owner. */
  public void execute(String sql) {
    run(owner(), sql);
  }

  @Override
  public void close() {
    synchronized (Server.SHARED) {
      Server.SHARED.execute(
          "drop database if exists %s with (force)"
              .formatted(url.substring(url.lastIndexOf('/') + 1)));
    }
  }

  private static DataSource dataSource(String url, Login login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(login.user());
    source.setPassword(login.password());
    return source;
  }

  private static void run(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
    }
  }

  private record Server(String address, Login administrator) {

    static final Server SHARED = start();

    String url(String database) {
      return address + database;
    }

    void execute(String sql) {
      run(dataSource(url("postgres"), administrator), sql);
    }

    private static Server start() {
      Server server =
          switch (System.getProperty("census.test.database", "embedded")) {
            case "testcontainers" -> container();
            case "embedded" -> embedded();
            default ->
                throw new IllegalStateException(
                    "census.test.database is either embedded or testcontainers");
          };
      server.makeTemplate();
      return server;
    }

    private static Server embedded() {
      try {
        // Stopped by a hook of its own when the JVM ends.
        int port = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.start().getPort();
        return new Server(
            "jdbc:postgresql://localhost:%d/".formatted(port), new Login("postgres", "postgres"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    // Removed by Testcontainers' own reaper when the JVM ends.
    @SuppressWarnings("resource")
    private static Server container() {
      var container = new org.testcontainers.postgresql.PostgreSQLContainer("postgres:18-alpine");
      container.start();
      return new Server(
          "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getFirstMappedPort()),
          new Login(container.getUsername(), container.getPassword()));
    }

    private void makeTemplate() {
      execute("create role %s".formatted(login(OWNER, "createrole")));
      execute("create database %s owner %s".formatted(TEMPLATE, OWNER.user()));
      Flyway.configure()
          .dataSource(url(TEMPLATE), OWNER.user(), OWNER.password())
          .schemas("census")
          .createSchemas(true)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      execute("create role %s".formatted(login(READER, "in role census_reader")));
      // A template may have no session on it while it is copied.
      execute("alter database %s allow_connections false".formatted(TEMPLATE));
    }

    private static String login(Login login, String more) {
      return "%s login password '%s' %s".formatted(login.user(), login.password(), more);
    }
  }
}

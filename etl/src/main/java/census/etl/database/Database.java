package census.etl.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The database of the pipeline, with its schema up to date. */
public final class Database implements AutoCloseable {

  private static final int OLDEST_VERSION = 14;
  private static final int CONNECTIONS = 8;

  private final DatabaseAddress address;
  private final HikariDataSource dataSource;

  private Database(DatabaseAddress address, HikariDataSource dataSource) {
    this.address = address;
    this.dataSource = dataSource;
  }

  /** Connects, and brings the schema up to date. */
  public static Database open(DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    // There are more than can be in use: who waits for one waits for a server that is gone.
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("ApplicationName", "census pipeline");
    Database database = new Database(address, new HikariDataSource(config));
    try {
      database.checkVersion();
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  public DatabaseAddress address() {
    return address;
  }

  /**
   * Whether it failed for want of a database. What the server itself finds wrong with a statement
   * has another state; what has none comes from a pool that was closed.
   */
  public static boolean isUnreachable(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException problem) {
        String state = problem.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
      }
    }
    return false;
  }

  private void checkVersion() {
    int version =
        jdbc()
            .sql("select current_setting('server_version_num')::int / 10000")
            .query(Integer.class)
            .single();
    if (version < OLDEST_VERSION) {
      throw new IllegalStateException(
          "%s is PostgreSQL %d; %d or newer is needed".formatted(address, version, OLDEST_VERSION));
    }
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("census")
        .createSchemas(true)
        .load()
        .migrate();
    createJobRepository();
  }

  /** Spring Batch ships the script of its own tables; it is run as it is, once. */
  private void createJobRepository() {
    @Nullable String table =
        jdbc()
            .sql("select to_regclass('batch.batch_job_instance')::text")
            .query(String.class)
            .optional()
            .orElse(null);
    if (table != null) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("set local search_path = batch");
        ScriptUtils.executeSqlScript(
            connection,
            new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("The job repository could not be made", e);
    }
  }

  @Override
  public void close() {
    dataSource.close();
  }
}

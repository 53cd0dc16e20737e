package census.etl.job;

import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time change what is loaded. The database holds it for as long as the
 * connection lives, so that it is free again the moment its process dies.
 */
public final class RunLock implements AutoCloseable {

  /** Any number will do, so long as it is always the same: these are the letters of "census". */
  private static final long KEY = 0x63_65_6e_73_75_73L;

  /** Of "schedule". */
  private static final long KEY_OF_SCHEDULE = 0x73_63_68_65_64_75_6c_65L;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int LONGEST_SILENCE_IN_SECONDS = 60;

  private final Connection connection;

  private RunLock(Connection connection) {
    this.connection = connection;
  }

  /** Empty if another process holds it. */
  public static Optional<RunLock> tryTake(DatabaseAddress address) {
    return take(address, "select pg_try_advisory_lock(?)", KEY);
  }

  /** Waits for the process that holds it. */
  public static RunLock take(DatabaseAddress address) {
    return take(address, "select pg_advisory_lock(?) is not null", KEY).orElseThrow();
  }

  /** For the one process that runs what is scheduled; empty if another does. */
  public static Optional<RunLock> tryTakeSchedule(DatabaseAddress address) {
    return take(address, "select pg_try_advisory_lock(?)", KEY_OF_SCHEDULE);
  }

  /**
   * Does something while the lock is held. Should the database be lost, the lock is too, and
   * another process may have it already: then the work is stopped at once.
   */
  public <T> T hold(Database database, Supplier<T> work) {
    Thread watch = new Thread(() -> closeWhenLost(database), "run lock");
    watch.setDaemon(true);
    watch.start();
    try {
      T done = work.get();
      requireHeld(null);
      return done;
    } catch (RuntimeException e) {
      requireHeld(e);
      throw e;
    } finally {
      watch.interrupt();
    }
  }

  /** Without its connections the work fails wherever it is. */
  private void closeWhenLost(Database database) {
    try {
      while (isHeld()) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
      database.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireHeld(@Nullable RuntimeException problem) {
    if (!isHeld()) {
      throw new DatabaseLost(problem);
    }
  }

  /** Whether the connection that holds it is still there. */
  public boolean isHeld() {
    try {
      return connection.isValid(LONGEST_SILENCE_IN_SECONDS);
    } catch (SQLException e) {
      throw new IllegalStateException("The connection can not be asked after", e);
    }
  }

  private static Optional<RunLock> take(DatabaseAddress address, String sql, long key) {
    try {
      Connection connection =
          DriverManager.getConnection(address.url(), address.user(), address.password());
      RunLock lock = new RunLock(connection);
      if (ask(connection, sql, key)) {
        return Optional.of(lock);
      }
      lock.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException("The lock of runs could not be asked for", e);
    }
  }

  private static boolean ask(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The lock of runs could not be given back", e);
    }
  }
}

package census.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The way to the database. When it is found to be down the gate closes: everyone is told so at
 * once, and only one now and again tries the way beside the pool, which would make each wait, and
 * would itself wait ever longer between two tries. So what needs no database goes on undisturbed,
 * and all is well a moment after the database is back.
 */
final class Gate extends DelegatingDataSource {

  private static final long BETWEEN_TRIES = Duration.ofMillis(250).toNanos();

  private final DataSource besideThePool;
  private final AtomicLong tried = new AtomicLong(System.nanoTime() - BETWEEN_TRIES);
  private volatile boolean open = true;

  Gate(DataSource pool, DataSource besideThePool) {
    super(pool);
    this.besideThePool = besideThePool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!open) {
      tryTheWay();
    }
    try {
      return super.getConnection();
    } catch (SQLTransientConnectionException e) {
      tryTheWay();
      throw e;
    }
  }

  /** The pool has one user. */
  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  private void tryTheWay() throws SQLException {
    long now = System.nanoTime();
    long last = tried.get();
    if (now - last < BETWEEN_TRIES || !tried.compareAndSet(last, now)) {
      if (open) {
        return;
      }
      throw new SQLTransientConnectionException("the database was down a moment ago", "08001");
    }
    try (Connection there = besideThePool.getConnection()) {
      open = there.isValid(1);
    } catch (SQLException e) {
      open = false;
      throw e;
    }
  }
}

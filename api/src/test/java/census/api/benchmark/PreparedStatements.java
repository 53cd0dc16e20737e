package census.api.benchmark;

import static census.api.benchmark.AgainstNginx.say;

import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** What PostgreSQL gives to twelve threads that look postcodes up and do nothing with them. */
final class PreparedStatements {

  private static final int CONNECTIONS = 12;

  private PreparedStatements() {}

  static void measure(TestDatabase database, Path postcodes, int seconds)
      throws IOException, InterruptedException {
    List<String> keys =
        Files.readAllLines(postcodes).stream()
            .map(key -> key.substring(0, key.length() - 3) + " " + key.substring(key.length() - 3))
            .toList();
    say("PostgreSQL alone: one postcode %,.0f/s", perSecond(database, keys, 1, seconds));
    say("PostgreSQL alone: a list of 100 %,.0f/s", perSecond(database, keys, 100, seconds));
  }

  private static double perSecond(TestDatabase database, List<String> keys, int atOnce, int seconds)
      throws InterruptedException {
    LongAdder answered = new LongAdder();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> threads =
        java.util.stream.IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new Thread(() -> ask(database, keys, atOnce, end, answered)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return answered.doubleValue() / seconds;
  }

  private static void ask(
      TestDatabase database, List<String> keys, int atOnce, long end, LongAdder answered) {
    try (Connection connection = database.reader().getConnection();
        PreparedStatement lookup =
            connection.prepareStatement(
                "select * from published.postcode where postcode = any (?)")) {
      while (System.nanoTime() < end) {
        Object[] some =
            ThreadLocalRandom.current().ints(atOnce, 0, keys.size()).mapToObj(keys::get).toArray();
        lookup.setArray(1, connection.createArrayOf("text", some));
        try (ResultSet rows = lookup.executeQuery()) {
          while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              rows.getString(column);
            }
          }
        }
        answered.increment();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

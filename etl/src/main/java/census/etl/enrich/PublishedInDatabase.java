package census.etl.enrich;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Those in a database, be it the pipeline's or a file. All that is read is of one moment. */
final class PublishedInDatabase implements Published {

  private static final int FETCHED_AT_ONCE = 10_000;

  private final Connection connection;
  private final @Nullable String schema;
  private boolean isHeld;

  /**
   * @param connection is closed at the end
   * @param schema null where tables have none
   */
  PublishedInDatabase(Connection connection, @Nullable String schema) throws SQLException {
    this.connection = connection;
    this.schema = schema;
    connection.setAutoCommit(false);
  }

  @Override
  public long rows(String table) {
    long[] rows = {0};
    select("select count(*) from " + qualified(table), table, row -> rows[0] = row.getLong(1));
    return rows[0];
  }

  @Override
  public void read(String table, List<String> columns, Consumer<Row> each) {
    CellType[] types = Published.types(table, columns);
    select(
        "select %s from %s".formatted(String.join(", ", columns), qualified(table)),
        table,
        rows -> each.accept(column -> text(rows, column, types[column])));
  }

  private interface Reading {
    void row(ResultSet rows) throws SQLException;
  }

  private void select(String sql, String table, Reading reading) {
    try {
      hold();
      if (!has(table)) {
        return;
      }
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCHED_AT_ONCE);
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            reading.row(rows);
          }
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * From the first reading on, whoever publishes a table waits until all have been read: a view
   * that is switched meanwhile would have no rows for a reader of an earlier moment.
   */
  private void hold() throws SQLException {
    if (schema == null || isHeld) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "lock table %s in access share mode"
              .formatted(TABLES.stream().map(this::qualified).collect(Collectors.joining(", "))));
    }
    isHeld = true;
  }

  private boolean has(String table) throws SQLException {
    try (ResultSet found =
        connection.getMetaData().getTables(null, schema, table, new String[] {"TABLE", "VIEW"})) {
      return found.next();
    }
  }

  private String qualified(String table) {
    return schema == null ? table : schema + "." + table;
  }

  private static @Nullable String text(ResultSet rows, int column, CellType type) {
    try {
      @Nullable String given = rows.getString(column + 1);
      return given == null ? null : type.text(given);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static IllegalStateException unreadable(SQLException e) {
    return new IllegalStateException("What is published can not be read", e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }
}

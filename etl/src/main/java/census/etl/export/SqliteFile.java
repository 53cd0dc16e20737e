package census.etl.export;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * All tables as one SQLite database, each clustered by its key. Days are texts such as 2019-12-31,
 * truth is 1 and 0, outlines are blobs.
 */
final class SqliteFile implements FormatWriter {

  private static final int PAGE = 4096;

  /** So that it can be told from any other database; the letters CNSS. */
  private static final int APPLICATION = 0x434E5353;

  private final Connection connection;

  /** The file is only of use once it is whole, so nothing is done for what would be half of one. */
  SqliteFile(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE);
    config.setEncoding(SQLiteConfig.Encoding.UTF8);
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setApplicationId(APPLICATION);
    connection = config.createConnection("jdbc:sqlite:" + file);
    connection.setAutoCommit(false);
  }

  @Override
  public Rows begin(Table table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(create(table));
    }
    return new Inserts(table);
  }

  /** Rows with outlines are too large to lie in the tree of the key. */
  private static String create(Table table) {
    return "create table \"%s\" (%s, primary key (%s))%s"
        .formatted(
            table.name(),
            table.fields().stream().map(SqliteFile::column).collect(joining(", ")),
            String.join(", ", table.key()),
            table.hasOutlines() ? "" : " without rowid");
  }

  private static String column(Field field) {
    String type =
        switch (field.type()) {
          case TEXT, DATE -> "text";
          case INTEGER, LARGE_INTEGER, TRUTH -> "integer";
          case NUMBER -> "real";
          case OUTLINE -> "blob";
        };
    return "\"%s\" %s%s".formatted(field.name(), type, field.required() ? " not null" : "");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private final class Inserts implements Rows {

    private final PreparedStatement insert;
    private final Field.Type[] types;

    Inserts(Table table) throws SQLException {
      types = table.fields().stream().map(Field::type).toArray(Field.Type[]::new);
      insert =
          connection.prepareStatement(
              "insert into \"%s\" values (%s)"
                  .formatted(
                      table.name(),
                      table.fields().stream().map(field -> "?").collect(joining(", "))));
    }

    @Override
    public void add(Line line) throws SQLException {
      for (int i = 0; i < types.length; i++) {
        if (line.isNull(i)) {
          insert.setObject(i + 1, null);
          continue;
        }
        switch (types[i]) {
          case TEXT, DATE -> insert.setString(i + 1, line.text(i));
          case INTEGER, LARGE_INTEGER -> insert.setLong(i + 1, line.integer(i));
          case NUMBER -> insert.setDouble(i + 1, line.number(i));
          case TRUTH -> insert.setInt(i + 1, line.truth(i) ? 1 : 0);
          case OUTLINE -> insert.setBytes(i + 1, line.binary(i));
        }
      }
      insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      insert.close();
      connection.commit();
    }
  }
}

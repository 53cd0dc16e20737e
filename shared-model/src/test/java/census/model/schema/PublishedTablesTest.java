package census.model.schema;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of published tables is what the migrations make. After a new migration it is written
 * again by {@code ./mvnw -pl shared-model test -Dcensus.write=true}.
 */
final class PublishedTablesTest {

  private static final Path LIST = Path.of("src/main/resources/db/published-tables.json");

  private static final String TABLES =
      """
      select t.relname as name, obj_description(t.oid, 'pg_class') as one_row, t.oid
      from pg_class t
      where t.relnamespace = 'shape'::regnamespace and t.relkind = 'r'
      order by t.relname
      """;

  private static final String KEY =
      """
      select a.attname
      from pg_index i
      cross join lateral unnest(i.indkey) with ordinality as k (attnum, position)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indisprimary and i.indrelid = %d
      order by k.position
      """;

  private static final String COLUMNS =
      """
      select attname, format_type(atttypid, atttypmod) as type, attnotnull,
             col_description(attrelid, attnum) as meaning
      from pg_attribute
      where attrelid = %d and attnum > 0 and not attisdropped
      order by attnum
      """;

  @Test
  void theListIsWhatTheMigrationsMake() throws Exception {
    List<PublishedTable> migrated = migrated();
    if (Boolean.getBoolean("census.write")) {
      Files.writeString(LIST, json(migrated));
    }

    assertThat(JsonMapper.shared().readValue(Files.readString(LIST), PublishedTable[].class))
        .as("run with -Dcensus.write=true to write %s again", LIST)
        .containsExactlyElementsOf(migrated);
  }

  @Test
  void everyTableAndColumnSaysWhatItMeans() throws Exception {
    assertThat(migrated())
        .allSatisfy(
            table -> {
              assertThat(table.oneRow()).as(table.name()).isNotBlank();
              assertThat(table.key()).as("key of %s", table.name()).isNotEmpty();
              assertThat(table.columns())
                  .allSatisfy(
                      column ->
                          assertThat(column.meaning())
                              .as(table.name() + "." + column.name())
                              .isNotBlank());
            });
  }

  @Test
  void theReaderSeesWhatIsPublishedAndNothingElse() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection reader = database.reader().getConnection()) {
      assertThat(texts(reader, "select count(*)::text from published.area")).containsExactly("0");
      assertThat(refusal(reader, "select * from census.load")).isEqualTo("42501");
      assertThat(refusal(reader, "delete from published.area")).isEqualTo("42501");
      assertThat(refusal(reader, "create table published.mine (x integer)")).isEqualTo("42501");
    }
  }

  private static List<PublishedTable> migrated() throws SQLException {
    List<PublishedTable> tables = new ArrayList<>();
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.owner().getConnection();
        ResultSet rows = connection.createStatement().executeQuery(TABLES)) {
      while (rows.next()) {
        long oid = rows.getLong("oid");
        tables.add(
            new PublishedTable(
                rows.getString("name"),
                orEmpty(rows.getString("one_row")),
                texts(connection, KEY.formatted(oid)),
                columns(connection, oid)));
      }
    }
    return tables;
  }

  private static List<PublishedTable.Column> columns(Connection connection, long oid)
      throws SQLException {
    List<PublishedTable.Column> columns = new ArrayList<>();
    try (ResultSet rows = connection.createStatement().executeQuery(COLUMNS.formatted(oid))) {
      while (rows.next()) {
        columns.add(
            PublishedTable.Column.of(
                rows.getString("attname"),
                rows.getString("type"),
                rows.getBoolean("attnotnull"),
                orEmpty(rows.getString("meaning"))));
      }
    }
    return columns;
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static String refusal(Connection connection, String sql) {
    try {
      connection.createStatement().execute(sql);
      return "allowed";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** One line a column, so that a change of the schema reads as one in a diff. */
  private static String json(List<PublishedTable> tables) {
    return tables.stream().map(PublishedTablesTest::json).collect(joining(",\n", "[\n", "\n]\n"));
  }

  private static String json(PublishedTable table) {
    JsonMapper mapper = JsonMapper.shared();
    return """
        {
          "name": %s,
          "oneRow": %s,
          "key": %s,
          "columns": [
        %s
          ]
        }"""
        .formatted(
            mapper.writeValueAsString(table.name()),
            mapper.writeValueAsString(table.oneRow()),
            mapper.writeValueAsString(table.key()),
            table.columns().stream()
                .map(column -> "    " + mapper.writeValueAsString(column))
                .collect(joining(",\n")));
  }
}

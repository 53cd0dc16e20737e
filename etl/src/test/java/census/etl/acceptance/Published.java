package census.etl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acceptance.PublishersFile.Row;
import census.model.schema.PublishedTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a dataset as they are published, by their key, to be held against the files that they
 * came from.
 */
final class Published {

  private final RealSources sources;
  private final String dataset;
  private final List<String> columns;
  private final Map<List<Object>, Object[]> rows = new HashMap<>();

  /** The columns that have been held against something. */
  private final Set<String> compared;

  private Published(
      RealSources sources, String dataset, List<String> columns, Set<String> compared) {
    this.sources = sources;
    this.dataset = dataset;
    this.columns = columns;
    this.compared = compared;
  }

  static Published of(RealSources sources, String dataset, String... key) {
    PublishedTable table = RealSources.CATALOGUE.dataset(dataset).table();
    List<String> columns = table.columns().stream().map(PublishedTable.Column::name).toList();
    Published published = new Published(sources, dataset, columns, new TreeSet<>());
    published.compared.addAll(List.of(key));
    JdbcClient.create(sources.reader())
        .sql("select * from published.%s where dataset = :dataset".formatted(table.name()))
        .param("dataset", dataset)
        .query(
            rs -> {
              Object[] row = new Object[columns.size()];
              for (int c = 0; c < row.length; c++) {
                row[c] = rs.getObject(columns.get(c));
              }
              List<Object> keyOfRow = new ArrayList<>();
              for (String column : key) {
                keyOfRow.add(rs.getObject(column));
              }
              assertThat(published.rows.put(keyOfRow, row)).as("%s twice", keyOfRow).isNull();
            });
    return published;
  }

  /** Those of its rows that have this value; what they are held against counts for all. */
  Published where(String column, Object value) {
    Published some = new Published(sources, dataset, columns, compared);
    int position = position(column);
    rows.forEach(
        (key, row) -> {
          if (value.equals(row[position])) {
            some.rows.put(key, row);
          }
        });
    return some;
  }

  int size() {
    return rows.size();
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  Object cell(String column, Object... key) {
    return rows.get(List.of(key))[columns.indexOf(column)];
  }

  /**
   * The file has these rows, no more and no fewer, and these columns of it are what is published.
   */
  void holdAgainst(PublishersFile file, String keyHeader, Map<String, String> columnOfHeader) {
    holdAgainst(file, row -> List.of(row.text(keyHeader)), columnOfHeader);
  }

  /**
   * @param keyOfRow the key of what is published from a row of the file; null if nothing is
   */
  void holdAgainst(
      PublishersFile file,
      Function<Row, List<Object>> keyOfRow,
      Map<String, String> columnOfHeader) {
    List<String> headers = List.copyOf(columnOfHeader.keySet());
    int[] position =
        headers.stream().mapToInt(header -> position(columnOfHeader.get(header))).toArray();
    Set<List<Object>> seen = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    file.forEach(
        row -> {
          List<Object> key = keyOfRow.apply(row);
          if (key == null) {
            return;
          }
          seen.add(key);
          Object[] published = rows.get(key);
          assertThat(published).as("%s of %s is published", key, file).isNotNull();
          for (int i = 0; i < position.length; i++) {
            if (!isSame(published[position[i]], row, headers.get(i)) && wrong.size() < 20) {
              wrong.add(
                  "%s, %s: %s and not %s"
                      .formatted(
                          key, headers.get(i), published[position[i]], row.text(headers.get(i))));
            }
          }
          sources.compared(position.length + 1L);
        });
    assertThat(wrong).as("%s against %s", dataset, file).isEmpty();
    assertThat(seen).as("rows of %s in %s", dataset, file).hasSameSizeAs(rows.keySet());
    compared.addAll(columnOfHeader.values());
  }

  private int position(String column) {
    int position = columns.indexOf(column);
    assertThat(position).as("column %s of %s", column, dataset).isNotNegative();
    return position;
  }

  private static boolean isSame(Object published, Row row, String header) {
    if (published == null) {
      return row.isMissing(header);
    }
    if (published instanceof Number number) {
      return row.hasNumber(header, new BigDecimal(number.toString()));
    }
    return published.toString().equals(row.text(header));
  }

  /** What every row says of itself. */
  void holdConstants(Map<String, Object> constants) {
    constants.forEach(
        (column, value) -> {
          int position = position(column);
          assertThat(rows.values())
              .as(column)
              .allSatisfy(row -> assertThat(row[position]).isEqualTo(value));
          compared.add(column);
        });
  }

  /** A column that follows from others by a rule that is written here a second time. */
  void holdRule(String column, Function<Function<String, Object>, Object> rule) {
    int position = position(column);
    rows.forEach(
        (key, row) ->
            assertThat(row[position])
                .as("%s of %s", column, key)
                .isEqualTo(rule.apply(other -> row[position(other)])));
    sources.compared(rows.size());
    compared.add(column);
  }

  /** All rows, whole, in the order of the table's columns. */
  void holdRows(Set<List<Object>> expected) {
    List<List<Object>> published = rows.values().stream().map(Arrays::asList).toList();
    assertThat(published.stream().filter(row -> !expected.contains(row)).limit(5))
        .as("rows of %s that the publisher does not have", dataset)
        .isEmpty();
    assertThat(published).as(dataset).hasSameSizeAs(expected);
    sources.compared((long) rows.size() * columns.size());
    compared.addAll(columns);
  }

  void assertThatNoColumnWasLeftOut() {
    assertThat(compared).containsExactlyInAnyOrderElementsOf(columns);
  }
}

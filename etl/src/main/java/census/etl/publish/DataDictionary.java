package census.etl.publish;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Column;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Select;
import census.model.schema.PublishedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each column of a dataset says, and from where in the publisher's files it was taken.
 *
 * <p>PostgreSQL knows of every column of a result which column of which table it is, through joins
 * and subqueries. What an expression or a union makes is nobody's column: it follows from the SQL,
 * whose file is named.
 */
public final class DataDictionary {

  /**
   * One column of one dataset.
   *
   * @param source the source or dataset that it was taken from as it is; null if the SQL makes it
   * @param header the header cells that the publisher has used for it
   * @param madeBy the file of the SQL
   */
  public record Entry(
      int columnNumber,
      String columnName,
      String type,
      boolean mayBeMissing,
      String meaning,
      @Nullable String unit,
      @Nullable String missingBecause,
      @Nullable String source,
      @Nullable String header,
      String madeBy) {}

  private record Origin(String table, String column) {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final JdbcClient jdbc;
  private final Catalogue catalogue;

  public DataDictionary(JdbcClient jdbc, Catalogue catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  public static String json(List<Entry> entries) {
    return MAPPER.writeValueAsString(entries);
  }

  /**
   * Every column of the table that the dataset is a part of.
   *
   * @param sql the select, over tables that exist, if they be empty
   */
  public List<Entry> of(Dataset dataset, Select select, String sql) {
    Map<String, Origin> origins =
        jdbc.sql("select * from (%s) made limit 0".formatted(sql)).query(DataDictionary::origins);
    List<PublishedTable.Column> columns = dataset.table().columns();
    return IntStream.range(0, columns.size())
        .mapToObj(i -> entry(i + 1, columns.get(i), select, origins.get(columns.get(i).name())))
        .toList();
  }

  private static Map<String, Origin> origins(ResultSet made) throws SQLException {
    PGResultSetMetaData columns = made.getMetaData().unwrap(PGResultSetMetaData.class);
    Map<String, Origin> origins = new HashMap<>();
    for (int i = 1; i <= made.getMetaData().getColumnCount(); i++) {
      if (!columns.getBaseTableName(i).isEmpty()) {
        origins.put(
            made.getMetaData().getColumnLabel(i),
            new Origin(columns.getBaseTableName(i), columns.getBaseColumnName(i)));
      }
    }
    return origins;
  }

  private Entry entry(
      int columnNumber, PublishedTable.Column column, Select select, @Nullable Origin origin) {
    return new Entry(
        columnNumber,
        column.name(),
        column.type(),
        !column.required(),
        column.meaning(),
        column.unit(),
        column.missing(),
        origin == null ? null : origin.table(),
        origin == null ? null : header(select, origin),
        select.file());
  }

  /** A column of another dataset goes by its own name. */
  private String header(Select select, Origin origin) {
    if (!select.sources().contains(origin.table())) {
      return origin.column();
    }
    return catalogue.source(origin.table()).columns().stream()
        .filter(column -> column.name().equals(origin.column()))
        .map(Column::headers)
        .map(headers -> headers.isEmpty() ? origin.column() : String.join(" or ", headers))
        .findFirst()
        .orElse(origin.column());
  }
}

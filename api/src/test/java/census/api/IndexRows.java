package census.api;

import census.model.schema.PublishedTable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The published table of a nation's index, and where its cells are in answers.
 *
 * @param area how the columns of its small area begin
 * @param authority what the local authority of that is called
 */
public record IndexRows(String table, String area, String list, String authority) {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+[.][0-9]+(E-?[0-9]+)?");

  private static final Map<String, IndexRows> ALL =
      Map.of(
          "english",
          lowerLayer("english"),
          "welsh",
          lowerLayer("welsh"),
          "scottish",
          new IndexRows("scottish", "data_zone", "scottish", "local_authority"),
          "northern_irish",
          new IndexRows("northern_irish", "soa", "northern_ireland", "local_authority"));

  public IndexRows {
    table = table + "_deprivation_index";
    list = list + "_indices_of_multiple_deprivation";
  }

  private static IndexRows lowerLayer(String nation) {
    return new IndexRows(nation, "lsoa", nation, "local_authority_district");
  }

  public static IndexRows of(String nation) {
    return ALL.get(nation);
  }

  /** Every row, by column: numbers as {@link #answered} has them. */
  public List<Map<String, @Nullable String>> rows(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return rows(connection);
    }
  }

  public List<Map<String, @Nullable String>> rows(Connection connection) throws SQLException {
    List<PublishedTable.Column> columns = columns();
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select * from published." + table)) {
      while (found.next()) {
        Map<String, @Nullable String> row = new TreeMap<>();
        for (PublishedTable.Column column : columns) {
          row.put(column.name(), plain(found.getString(column.name())));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** What an answer has of each column of the table. */
  public Map<String, @Nullable String> answered(JsonNode answer) {
    Map<String, @Nullable String> row = new TreeMap<>();
    for (PublishedTable.Column column : columns()) {
      JsonNode value = answered(answer, column.name());
      row.put(column.name(), value.isNull() ? null : plain(value.asString()));
    }
    return row;
  }

  private List<PublishedTable.Column> columns() {
    return PublishedTable.named(table).orElseThrow().columns();
  }

  private JsonNode answered(JsonNode answer, String column) {
    if (column.startsWith(area + "_") && !column.equals("lsoa_local_name")) {
      return answer.path(area).path(column);
    }
    return switch (column) {
      case "local_authority_code" ->
          answer.path(area).path(authority).path("local_authority_district_code");
      case "local_authority_edition" -> answer.path(area).path(authority).path("year");
      default -> answer.path(column);
    };
  }

  /** Without the zeros at the end, which numbers lose when they are read here. */
  private static @Nullable String plain(@Nullable String text) {
    return text == null || !DECIMAL.matcher(text).matches()
        ? text
        : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}

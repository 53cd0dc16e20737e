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

  /** Every row, by column. */
  public List<Map<String, @Nullable String>> rows(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return rows(connection);
    }
  }

  public List<Map<String, @Nullable String>> rows(Connection connection) throws SQLException {
    List<PublishedTable.Column> columns = PublishedTable.named(table).orElseThrow().columns();
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select * from published." + table)) {
      while (found.next()) {
        Map<String, @Nullable String> row = new TreeMap<>();
        for (PublishedTable.Column column : columns) {
          row.put(column.name(), found.getString(column.name()));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** What an answer has of a column. */
  public @Nullable String answered(JsonNode answer, String column) {
    JsonNode value = answer.at(pointer(column));
    return value.isNull() ? null : plain(value.asString());
  }

  private String pointer(String column) {
    if (column.startsWith(area + "_") && !column.equals("lsoa_local_name")) {
      return "/" + area + "/" + column;
    }
    return switch (column) {
      case "local_authority_code" ->
          "/%s/%s/local_authority_district_code".formatted(area, authority);
      case "local_authority_edition" -> "/%s/%s/year".formatted(area, authority);
      default -> "/" + column;
    };
  }

  /** Without the zeros at the end, which numbers lose when they are read here. */
  public static @Nullable String plain(@Nullable String text) {
    return text == null || !text.matches("-?[0-9]+[.][0-9]+(E-?[0-9]+)?")
        ? text
        : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}

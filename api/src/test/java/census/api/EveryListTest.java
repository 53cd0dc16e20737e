package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That every list has every row of its table, and in each every value of its columns. */
final class EveryListTest extends ApiTest {

  /** A practice is placed by its postcode, in columns that are named as those of its table. */
  private static final Set<String> OF_ANOTHER_TABLE =
      Set.of("general_practices latitude", "general_practices longitude");

  @Test
  void everyValueOfEveryListIsThatOfItsTable() throws SQLException {
    long rows = 0;
    for (ListRoute list : API.lists()) {
      List<Part.Field> fields = ownFields(list);
      String path = "/" + list.name() + "/?limit=all&format=csv&fields=" + names(fields);

      String csv = API.get(RunningApi.CURRENT + path).body();

      List<String> expected = published(list, fields);
      assertThat(csv.lines().skip(1).toList()).as(list.name()).isEqualTo(expected);
      rows += expected.size();
    }
    assertThat(rows).isGreaterThan(100);
  }

  /** Those that are columns of the table, of types that CSV writes as PostgreSQL does. */
  private static List<Part.Field> ownFields(ListRoute list) {
    return list.parts().stream()
        .filter(Part.Field.class::isInstance)
        .map(Part.Field.class::cast)
        .filter(field -> list.table().published().column(field.column()).isPresent())
        .filter(field -> !OF_ANOTHER_TABLE.contains(list.name() + " " + field.column()))
        .filter(field -> field.type() != Type.TIME && field.type() != Type.JSON)
        .toList();
  }

  private static String names(List<Part.Field> fields) {
    return fields.stream().map(Part.Field::name).collect(Collectors.joining(","));
  }

  private static List<String> published(ListRoute list, List<Part.Field> fields)
      throws SQLException {
    // As texts only outside, where the order is that of numbers already.
    String sql =
        "select %s from (select * from published.%s where %s order by %s) listed"
            .formatted(
                fields.stream()
                    .map(field -> field.column() + "::text")
                    .collect(Collectors.joining(", ")),
                list.table().name(),
                list.restriction(),
                list.order());
    List<String> lines = new ArrayList<>();
    try (Connection connection = DATABASE.reader().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= fields.size(); i++) {
          cells.add(cell(rows.getString(i)));
        }
        lines.add(String.join(",", cells));
      }
    }
    return lines;
  }

  private static String cell(String value) {
    if (value == null) {
      return "";
    }
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}

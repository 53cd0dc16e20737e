package census.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each route that answers an index, held cell by cell against the published tables. */
final class EveryCellOfTheIndicesTest extends ApiTest {

  private static final String LISTED = "%s_indices_of_multiple_deprivation";

  /** Of an index: its table, the columns of its small area, and what its list is called. */
  private record Index(String table, String area, String list, String authority) {

    private static final Map<String, Index> ALL =
        Map.of(
            "english",
            new Index(
                "english_deprivation_index",
                "lsoa",
                LISTED.formatted("english"),
                "local_authority_district"),
            "welsh",
            new Index(
                "welsh_deprivation_index",
                "lsoa",
                LISTED.formatted("welsh"),
                "local_authority_district"),
            "scottish",
            new Index(
                "scottish_deprivation_index",
                "data_zone",
                LISTED.formatted("scottish"),
                "local_authority"),
            "northern_irish",
            new Index(
                "northern_irish_deprivation_index",
                "soa",
                LISTED.formatted("northern_ireland"),
                "local_authority"));

    List<Map<String, @Nullable String>> rows() throws SQLException {
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      try (Connection connection = DATABASE.owner().getConnection();
          Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("select * from published." + table)) {
        while (found.next()) {
          Map<String, @Nullable String> row = new TreeMap<>();
          for (PublishedTable.Column column : PublishedTable.named(table).orElseThrow().columns()) {
            row.put(column.name(), found.getString(column.name()));
          }
          rows.add(row);
        }
      }
      return rows;
    }

    /** Where an answer has what a column has. */
    String pointer(String column) {
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
  }

  /** Of a row of the table its answer, whole. */
  private static final Map<String, BiFunction<Index, Map<String, @Nullable String>, JsonNode>>
      ROUTES =
          Map.of(
              "list",
              (index, row) ->
                  current(
                          "/%s/?%s_code=%s&year=%s"
                              .formatted(
                                  index.list,
                                  index.area,
                                  row.get(index.area + "_code"),
                                  row.get("edition")))
                      .at("/results/0"),
              "detail",
              (index, row) ->
                  current(
                      "/%s/%s/?year=%s"
                          .formatted(
                              index.list, row.get(index.area + "_code"), row.get("edition"))),
              "area",
              (index, row) ->
                  current(
                          "/deprivation/%s/?year=%s"
                              .formatted(row.get(index.area + "_code"), row.get("edition")))
                      .at("/results/0"),
              "older area",
              (index, row) ->
                  older(
                          "/deprivation/%s/?year=%s"
                              .formatted(row.get(index.area + "_code"), row.get("edition")))
                      .at("/results/0"));

  @ParameterizedTest
  @CsvSource({"english, 24", "welsh, 2", "scottish, 3", "northern_irish, 2"})
  void everyCellIsAnsweredAsItIsPublished(String nation, int rows) throws SQLException {
    Index index = Index.ALL.get(nation);
    assertThat(index.rows()).hasSize(rows);
    for (Map<String, @Nullable String> row : index.rows()) {
      ROUTES.forEach(
          (name, route) -> {
            JsonNode answer = route.apply(index, row);
            row.forEach(
                (column, cell) ->
                    assertThat(plain(text(answer.at(index.pointer(column)))))
                        .as("%s of %s by %s", column, row.get(index.area + "_code"), name)
                        .isEqualTo(plain(cell)));
          });
    }
  }

  @ParameterizedTest
  @CsvSource({"english", "welsh", "scottish", "northern_irish"})
  void ranksAreThoseOfTheTableWhereverTheyAreAnswered(String nation) throws SQLException {
    Index index = Index.ALL.get(nation);
    for (Map<String, @Nullable String> row : index.rows()) {
      JsonNode editions =
          current("/deprivation/%s/editions/".formatted(row.get(index.area + "_code")));
      for (JsonNode edition : editions.get("results")) {
        if (edition.get("edition").asString().equals(row.get("edition"))
            && edition.get("area_code").asString().equals(row.get(index.area + "_code"))) {
          assertThat(edition.get("rank").asString()).isEqualTo(row.get("imd_rank"));
          assertThat(edition.get("quantile_rule").asString()).isEqualTo(row.get("quantile_rule"));
          if (row.containsKey("imd_decile") && !nation.equals("scottish")) {
            assertThat(edition.get("decile").asString()).isEqualTo(row.get("imd_decile"));
          }
        }
      }
      assertThat(editions.get("results").size()).isPositive();
    }
  }

  private static @Nullable String text(JsonNode value) {
    return value.isNull() ? null : value.asString();
  }

  /** Without the zeros at the end, which numbers lose when they are read here. */
  private static @Nullable String plain(@Nullable String text) {
    return text == null || !text.matches("-?[0-9]+[.][0-9]+")
        ? text
        : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}

package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each route that answers an index, held cell by cell against the published tables. */
final class EveryCellOfTheIndicesTest extends ApiTest {

  /** Of a row of the table its answer, whole. */
  private static final Map<String, BiFunction<IndexRows, Map<String, @Nullable String>, JsonNode>>
      ROUTES =
          Map.of(
              "list",
              (index, row) ->
                  current(
                          "/%s/?%s_code=%s&year=%s"
                              .formatted(
                                  index.list(),
                                  index.area(),
                                  row.get(index.area() + "_code"),
                                  row.get("edition")))
                      .at("/results/0"),
              "detail",
              (index, row) ->
                  current(
                      "/%s/%s/?year=%s"
                          .formatted(
                              index.list(), row.get(index.area() + "_code"), row.get("edition"))),
              "area",
              (index, row) ->
                  current(
                          "/deprivation/%s/?year=%s"
                              .formatted(row.get(index.area() + "_code"), row.get("edition")))
                      .at("/results/0"),
              "older area",
              (index, row) ->
                  older(
                          "/deprivation/%s/?year=%s"
                              .formatted(row.get(index.area() + "_code"), row.get("edition")))
                      .at("/results/0"));

  @ParameterizedTest
  @CsvSource({"english, 24", "welsh, 2", "scottish, 3", "northern_irish, 2"})
  void everyCellIsAnsweredAsItIsPublished(String nation, int rows) throws SQLException {
    IndexRows index = IndexRows.of(nation);
    assertThat(index.rows(DATABASE.owner())).hasSize(rows);
    for (Map<String, @Nullable String> row : index.rows(DATABASE.owner())) {
      ROUTES.forEach(
          (name, route) -> {
            JsonNode answer = route.apply(index, row);
            assertThat(index.answered(answer)).as(name).isEqualTo(row);
          });
    }
  }

  @ParameterizedTest
  @CsvSource({"english", "welsh", "scottish", "northern_irish"})
  void ranksAreThoseOfTheTableWhereverTheyAreAnswered(String nation) throws SQLException {
    IndexRows index = IndexRows.of(nation);
    for (Map<String, @Nullable String> row : index.rows(DATABASE.owner())) {
      JsonNode editions =
          current("/deprivation/%s/editions/".formatted(row.get(index.area() + "_code")));
      for (JsonNode edition : editions.get("results")) {
        if (edition.get("edition").asString().equals(row.get("edition"))
            && edition.get("area_code").asString().equals(row.get(index.area() + "_code"))) {
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
}

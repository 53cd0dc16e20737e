package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.Vintage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description, made from the declared lists. */
final class DescriptionTest extends ApiTest {

  private static final JsonNode DESCRIPTION = current("/schema/");

  @Test
  void itIsOpenApi31AndThereForPeopleToo() {
    assertThat(DESCRIPTION.get("openapi").asString()).startsWith("3.1");
    assertThat(API.get("/api/v1/swagger-ui/").statusCode()).isEqualTo(302);
    assertThat(API.get("/api/v1/swagger-ui/index.html").body()).contains("swagger-ui");
  }

  @Test
  void everyListOfTheRootIsDescribedWithItsDetail() {
    for (String list : lists()) {
      assertThat(DESCRIPTION.get("paths").propertyNames())
          .anyMatch(path -> path.equals("/api/v1/" + list + "/"))
          .anyMatch(path -> path.startsWith("/api/v1/" + list + "/{"));
    }
  }

  @Test
  void everythingThatTheRootNamesIsDescribed() {
    assertThat(DESCRIPTION.get("paths").propertyNames())
        .containsAll(
            current("/").propertyNames().stream().map(name -> "/api/v1/" + name + "/").toList());
  }

  @Test
  void aTileIsDescribedAsOneAndNotAsJson() {
    assertThat(DESCRIPTION.get("paths").properties())
        .filteredOn(path -> path.getKey().startsWith("/api/v1/tiles/"))
        .isNotEmpty()
        .allSatisfy(
            tile ->
                assertThat(tile.getValue().at("/get/responses/200/content").propertyNames())
                    .containsExactly("application/vnd.mapbox-vector-tile"));
    assertThat(DESCRIPTION.at("/components/schemas").propertyNames()).doesNotContain("vector_tile");
  }

  /** What the root names and has pages. */
  private static List<String> lists() {
    return current("/").propertyNames().stream()
        .filter(
            name ->
                DESCRIPTION
                    .get("paths")
                    .get("/api/v1/" + name + "/")
                    .at("/get/parameters")
                    .findValuesAsString("name")
                    .contains("page"))
        .toList();
  }

  @Test
  void everyDescribedParameterOfEveryListIsUnderstood() {
    for (String list : lists()) {
      String path = "/api/v1/" + list + "/";
      for (JsonNode parameter : DESCRIPTION.get("paths").get(path).at("/get/parameters")) {
        String name = parameter.get("name").asString();
        if (name.equals("ordering")) {
          continue;
        }
        if (parameter.at("/schema/type").asString().equals("object")) {
          assertThatComparisonsAreUnderstood(path, parameter.at("/schema/properties"));
          continue;
        }
        assertThat(API.get(path + "?" + name + "=" + example(list, name, parameter)).statusCode())
            .as(path + " " + name)
            .isEqualTo(200);
      }
    }
  }

  private static void assertThatComparisonsAreUnderstood(String path, JsonNode comparisons) {
    comparisons
        .properties()
        .forEach(
            comparison -> {
              String value =
                  comparison.getValue().path("format").asString().equals("date")
                      ? "2023-04-01"
                      : "1";
              assertThat(API.get(path + "?" + comparison.getKey() + "=" + value).statusCode())
                  .as(path + " " + comparison.getKey())
                  .isEqualTo(200);
            });
  }

  private static String example(String list, String name, JsonNode parameter) {
    return switch (name) {
      case "format" -> "json";
      case "limit" -> "all";
      case "fields" ->
          DESCRIPTION
              .at("/components/schemas/" + list.replaceAll("[^a-z0-9_]", "_") + "/properties")
              .propertyNames()
              .iterator()
              .next();
      case "detail" -> "low";
      case "dates" -> "legal";
      default ->
          parameter.at("/schema/format").asString().equals("date")
              ? "2023-04-01"
              : parameter.at("/schema/type").asString().equals("boolean") ? "true" : "1";
    };
  }

  @Test
  void aRowHasExactlyTheDescribedFields() {
    JsonNode described =
        DESCRIPTION.at("/components/schemas/english_indices_of_multiple_deprivation/properties");

    assertThat(current(INDEX + "E01900001").propertyNames())
        .containsExactlyElementsOf(described.propertyNames());
  }

  @Test
  void everyDescribedFieldSaysItsVintage() {
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema : DESCRIPTION.at("/components/schemas").properties()) {
      collect(schema.getKey(), schema.getValue(), complaints);
    }
    assertThat(complaints).isEmpty();
  }

  private static void collect(String name, JsonNode schema, List<String> complaints) {
    JsonNode properties = schema.path("properties");
    complaints.addAll(Vintage.ofAnswers().complaints(name, properties.propertyNames()));
    properties
        .properties()
        .forEach(
            property -> collect(name + "." + property.getKey(), property.getValue(), complaints));
  }
}

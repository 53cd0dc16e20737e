package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the description: a request for each operation and its answer over the fictional
 * data. With {@code -Dcensus.write=true} they are written again.
 */
final class ExamplesTest extends ApiTest {

  private static final Path FILE =
      Path.of("src", "main", "resources", "census", "api", "web", "examples.json");

  private static final String PUBLIC = "http://localhost:8000";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** What stands in the path where the key of a row does not. */
  private static final Map<String, String> IN_PATH =
      Map.of("postcode", "ZA1 1AA", "outcode", "ZA1", "area", "E01900001", "code", "E09900001");

  /** For operations that do not answer without more. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "get_boundaries", "?postcode=ZA1%201AA",
          "get_deprivation_of_postcode", "?postcode=ZA1%201AA",
          "get_deprivation_quantile", "?postcode=ZA1%201AA&quantile=5",
          "get_deprivation_of_postcodes", "?quantiles=5,10",
          "list_areas_around_a_point", "?lat=51.5&lon=-0.12",
          "find_postcodes", "?query=ZA1%201A&limit=1");

  private static final Map<String, String> BODIES =
      Map.of(
          "look_up_postcodes", "[\"ZA1 1AA\", \"ZA1 1AD\", \"nowhere\"]",
          "get_deprivation_of_postcodes", "[\"ZA1 1AA\", \"nowhere\"]");

  @Test
  void everyExampleIsWhatIsAnswered() throws IOException {
    ObjectNode examples = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> path : current("/schema/").get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        example(path.getKey(), operation.getValue())
            .ifPresent(
                example ->
                    examples.set(operation.getValue().get("operationId").asString(), example));
      }
    }
    String written = JSON.writeValueAsString(examples) + "\n";
    if (Boolean.getBoolean("census.write")) {
      Files.writeString(FILE, written);
    }
    assertThat(Files.readString(FILE))
        .as("examples of the description; -Dcensus.write=true writes them again")
        .isEqualTo(written);
  }

  /** Empty where the fictional data have none, or it is no JSON. */
  private static Optional<ObjectNode> example(String path, JsonNode operation) {
    String id = operation.get("operationId").asString();
    ObjectNode example = JSON.createObjectNode();
    String address = path;
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.get("in").asString().equals("path")) {
        String name = parameter.get("name").asString();
        String value = inPath(path, name);
        example.withObject("path").put(name, value);
        address = address.replace("{" + name + "}", value.replace(" ", "%20"));
      }
    }
    Optional<String> body = Optional.ofNullable(BODIES.get(id));
    body.ifPresent(sent -> example.set("body", JSON.readTree(sent)));
    if (id.equals("get_random_postcode")) {
      address = "/api/v1/postcodes/ZA1%201AA";
    }
    address += QUERIES.getOrDefault(id, hasPages(operation) ? "?page_size=1" : "");
    HttpResponse<String> answer =
        body.isPresent() ? API.post(address, body.get()) : API.get(address);
    boolean isExample =
        answer.statusCode() == 200
            && answer.headers().firstValue("Content-Type").orElse("").equals("application/json");
    if (!isExample) {
      return Optional.empty();
    }
    example.set("answer", JSON.readTree(lasting(answer.body())));
    return Optional.of(example);
  }

  private static boolean hasPages(JsonNode operation) {
    return operation.path("parameters").findValuesAsString("name").contains("page");
  }

  /** The key of a row of the list, where there is one. */
  private static String inPath(String path, String name) {
    String list = path.substring(0, path.indexOf('{'));
    JsonNode row = API.json(list + "?page_size=1").path("results").path(0);
    JsonNode key = row.findValue(name);
    return key == null ? IN_PATH.getOrDefault(name, "") : key.asString();
  }

  /** What would be another at each run is put in place of itself. */
  private static String lasting(String answer) {
    return answer
        .replace(API.origin(), PUBLIC)
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2026-01-05T03:15:00Z")
        .replaceAll("\"age\":\"[^\"]*\"", "\"age\":\"PT4H\"")
        .replaceAll("\"age_in_seconds\":\\d+", "\"age_in_seconds\":14400");
  }
}

package census.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the description. */
final class DescribedAnswers {

  private final JsonNode description;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  DescribedAnswers(JsonNode description) {
    this.description = description;
  }

  /** What is wrong with an answer; empty when nothing is. */
  List<String> complaints(JsonNode operation, int status, String type, String body) {
    JsonNode response = operation.path("responses").path(String.valueOf(status));
    if (response.isMissingNode()) {
      return List.of("the status is not described");
    }
    if (status == 304 || body.isEmpty()) {
      return List.of();
    }
    JsonNode schema = response.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of("the type " + type + " is not described");
    }
    return switch (type) {
      case "text/csv", "application/vnd.mapbox-vector-tile" -> List.of();
      case "application/x-ndjson" ->
          body.lines().flatMap(line -> complaints(row(operation), line)).toList();
      default -> complaints(schema, body).toList();
    };
  }

  /** Lines have rows where JSON has a page or a list of them. */
  private JsonNode row(JsonNode operation) {
    JsonNode answer = operation.at("/responses/200/content/application~1json/schema");
    JsonNode rows =
        answer.has("$ref")
            ? description.at(answer.get("$ref").asString().substring(1) + "/properties/results")
            : answer;
    return rows.has("items") ? rows.get("items") : answer;
  }

  private Stream<String> complaints(JsonNode schema, String body) {
    return schemas
        .computeIfAbsent(schema, this::compiled)
        .validate(JsonMapper.shared().readTree(body))
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage());
  }

  /** With the parts of the description that it may refer to. */
  private Schema compiled(JsonNode schema) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", description.get("components"));
    return registry.getSchema(whole);
  }
}

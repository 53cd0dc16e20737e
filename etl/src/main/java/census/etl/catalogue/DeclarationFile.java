package census.etl.catalogue;

import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as JSON, with the line on which each value stands, so that every fault can name it.
 * What a mapping says in {@code with} stands for <code>${name}</code> in all texts of that mapping.
 */
final class DeclarationFile {

  private static final String WITH = "with";

  private final Path root;
  private final Path path;
  private final Map<String, Integer> lines = new HashMap<>();
  private Map<String, String> values = Map.of();
  private final List<Finding> findings = new ArrayList<>();
  private JsonNode json = JsonNodeFactory.instance.missingNode();

  private DeclarationFile(Path root, Path path) {
    this.root = root;
    this.path = path;
  }

  /** Reads the file and holds it against its schema; what is wrong is in {@link #findings}. */
  static DeclarationFile read(Path root, Path path, Schema schema) {
    DeclarationFile file = new DeclarationFile(root, path);
    file.parse();
    if (file.findings.isEmpty()) {
      file.validate(schema);
    }
    return file;
  }

  private void parse() {
    try (Reader reader = Files.newBufferedReader(path)) {
      Node node = new Yaml(new LoaderOptions()).compose(reader);
      json = node == null ? JsonNodeFactory.instance.objectNode() : convert(node, "");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      findings.add(Kind.DECLARATION_INVALID.at(atLine(line)).found(e.getProblem()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode convert(Node node, String pointer) {
    lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
    if (node instanceof MappingNode mapping) {
      return convertMapping(mapping, pointer);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, pointer + "/" + array.size()));
      }
      return array;
    }
    return convertScalar((ScalarNode) node);
  }

  private JsonNode convertMapping(MappingNode mapping, String pointer) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> seen = new HashSet<>();
    Map<String, String> valuesAround = values;
    values = with(mapping);
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple);
      String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      int line = tuple.getKeyNode().getStartMark().getLine() + 1;
      lines.put(child, line);
      if (!seen.add(key)) {
        findings.add(Kind.DECLARATION_INVALID.at(atLine(line)).found("the key " + key + " twice"));
      }
      object.set(key, convert(tuple.getValueNode(), child));
    }
    values = valuesAround;
    return object;
  }

  private static String key(NodeTuple tuple) {
    return ((ScalarNode) tuple.getKeyNode()).getValue();
  }

  /** What is said here, and around. */
  private Map<String, String> with(MappingNode mapping) {
    Map<String, String> all = new HashMap<>(values);
    for (NodeTuple tuple : mapping.getValue()) {
      if (key(tuple).equals(WITH) && tuple.getValueNode() instanceof MappingNode with) {
        for (NodeTuple value : with.getValue()) {
          if (value.getValueNode() instanceof ScalarNode said) {
            all.put(key(value), said.getValue());
          }
        }
      }
    }
    return all;
  }

  private JsonNode convertScalar(ScalarNode scalar) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    String text = Values.in(scalar.getValue(), values);
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return nodes.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return nodes.booleanNode(text.equalsIgnoreCase("true"));
    }
    if (tag.equals(Tag.INT) && text.matches("-?[0-9]{1,18}")) {
      return nodes.numberNode(Long.parseLong(text));
    }
    if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+")) {
      return nodes.numberNode(new java.math.BigDecimal(text));
    }
    return nodes.stringNode(text);
  }

  private void validate(Schema schema) {
    schema
        .validate(json)
        .forEach(
            error -> {
              String pointer = error.getInstanceLocation().toString();
              String property = error.getProperty();
              findings.add(
                  Kind.DECLARATION_INVALID
                      .at(at(property == null ? pointer : pointer + "/" + property))
                      .found((pointer.isEmpty() ? "" : pointer + ": ") + error.getMessage()));
            });
  }

  List<Finding> findings() {
    return findings;
  }

  /** Adds a fault that only a look at the whole catalogue can find. */
  Finding fault(Kind kind, String pointer, String found) {
    return kind.at(at(pointer)).found(found);
  }

  <T> T as(JsonMapper mapper, Class<T> type) {
    return mapper.treeToValue(json, type);
  }

  String text() {
    return json.toString();
  }

  Path beside(String name) {
    return path.resolveSibling(name);
  }

  /** The place of a value, or of the nearest thing around it that stands in the file. */
  Place at(String pointer) {
    @Nullable Integer line = lines.get(pointer);
    for (String around = pointer; line == null; line = lines.get(around)) {
      around = around.substring(0, Math.max(0, around.lastIndexOf('/')));
    }
    return atLine(line);
  }

  private Place atLine(int line) {
    return Place.file(root.relativize(path).toString().replace('\\', '/') + ":" + line);
  }
}

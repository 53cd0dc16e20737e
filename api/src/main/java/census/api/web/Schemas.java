package census.api.web;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What values and objects look like under one base path, in words of JSON Schema. */
final class Schemas {

  private final Base base;
  private final ObjectNode named;

  /** For rows of lists within other answers: they are written as in their lists. */
  private final Schemas ofRows;

  Schemas(Base base) {
    this.base = base;
    this.named = node();
    this.ofRows = this;
  }

  private Schemas(Schemas ofRows) {
    this.base = Base.CURRENT;
    this.named = ofRows.named;
    this.ofRows = ofRows;
  }

  /** For what is the same under each base path, beside these. */
  Schemas ofEveryBase() {
    return new Schemas(this);
  }

  /** All that have a name. */
  ObjectNode named() {
    return named;
  }

  static ObjectNode node() {
    return JsonMapper.shared().createObjectNode();
  }

  /** What a route gives: an object of a kind, or a list of them. */
  ObjectNode answer(Part given) {
    if (given instanceof Part.Several several) {
      ObjectNode list = type("array");
      list.set("items", answer(several.each()));
      return list;
    }
    return given instanceof Part.Nested nested ? kind(nested) : value(given);
  }

  /** Describes it once, under its own name. */
  ObjectNode kind(Part.Nested kind) {
    return named(kind.name(), object(kind.meaning(), kind.parts()));
  }

  /** A list may have described its rows already. */
  private ObjectNode row(Part.Nested kind) {
    return named.has(kind.name()) ? reference(kind.name()) : kind(kind);
  }

  ObjectNode named(String name, ObjectNode schema) {
    named.set(name, schema);
    return reference(name);
  }

  ObjectNode object(String meaning, List<Part> parts) {
    ObjectNode object = type("object").put("description", meaning);
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    for (Part part : parts) {
      properties.set(part.name(), member(part));
      required.add(part.name());
    }
    return object;
  }

  /** One of which any member may be left out, because the caller has chosen. */
  ObjectNode chosen(ObjectNode object) {
    object.remove("required");
    object
        .get("properties")
        .forEach(
            property -> {
              if (property instanceof ObjectNode member && member.has("properties")) {
                chosen(member);
              }
            });
    return object;
  }

  private ObjectNode member(Part part) {
    if (part instanceof Part.Nested nested) {
      ObjectNode object = object(nested.meaning(), nested.parts());
      object.putArray("type").add("object").add("null");
      return object;
    }
    if (part instanceof Part.Made made) {
      return member(made.shape());
    }
    return value(part).put("description", part.meaning());
  }

  private ObjectNode value(Part part) {
    if (part instanceof Part.Field field) {
      return valueOf(field);
    }
    if (part instanceof Part.Outline) {
      return orNull(base.writesOutlinesAsTexts() ? "string" : "object");
    }
    if (part instanceof Part.Constant constant) {
      return type("string").put("const", constant.value());
    }
    if (part instanceof Part.Nested nested) {
      return object(nested.meaning(), nested.parts());
    }
    if (part instanceof Part.Same same) {
      ObjectNode kind = kind(same.kind());
      if (same.required()) {
        return kind;
      }
      ObjectNode either = node();
      either.putArray("anyOf").add(kind).add(type("null"));
      return either;
    }
    if (part instanceof Part.OneOf oneOf) {
      ObjectNode any = node();
      ArrayNode kinds = any.putArray("oneOf");
      oneOf.kinds().forEach(kind -> kinds.add(ofRows.row(kind)));
      return any;
    }
    if (part instanceof Part.Several several) {
      ObjectNode list = type("array");
      list.set("items", value(several.each()));
      return list;
    }
    return type("string").put("format", "uri");
  }

  private ObjectNode valueOf(Part.Field field) {
    if (field.type() == Type.JSON) {
      return node();
    }
    boolean quoted = base.writesDecimalsAsTexts() && !field.number();
    String type = field.type() == Type.DECIMAL && quoted ? "string" : jsonType(field.type());
    ObjectNode value = field.required() ? type(type) : orNull(type);
    return formatted(field.type(), value);
  }

  static ObjectNode of(Type type) {
    return formatted(type, type(jsonType(type)));
  }

  private static ObjectNode formatted(Type type, ObjectNode value) {
    return switch (type) {
      case DATE -> value.put("format", "date");
      case TIME -> value.put("format", "date-time");
      default -> value;
    };
  }

  private static String jsonType(Type type) {
    return switch (type) {
      case TEXT, DATE, TIME -> "string";
      case INTEGER -> "integer";
      case DECIMAL -> "number";
      case BOOLEAN -> "boolean";
      case JSON, GEOMETRY -> "object";
    };
  }

  static ObjectNode type(String name) {
    return node().put("type", name);
  }

  static ObjectNode orNull(String name) {
    ObjectNode schema = node();
    schema.putArray("type").add(name).add("null");
    return schema;
  }

  static ObjectNode oneOf(List<String> texts) {
    ObjectNode schema = type("string");
    ArrayNode all = schema.putArray("enum");
    texts.forEach(all::add);
    return schema;
  }

  static ObjectNode reference(String name) {
    return node().put("$ref", "#/components/schemas/" + name);
  }
}

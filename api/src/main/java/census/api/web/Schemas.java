package census.api.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What values and objects look like, in the description that these schemas are of. */
final class Schemas {

  private final OpenAPI description;

  Schemas(OpenAPI description) {
    this.description = description;
  }

  /** What a route gives: an object of a kind or of one of several, or a list of them. */
  Schema<?> answer(Part given) {
    if (given instanceof Part.Several several) {
      Schema<?> list = type("array");
      list.items(answer(several.each()));
      return list;
    }
    return given instanceof Part.Nested nested ? kind(nested) : value(given);
  }

  /** Describes it once, under its own name. */
  Schema<?> kind(Part.Nested kind) {
    return named(kind.name(), object(kind.meaning(), kind.parts()));
  }

  Schema<?> named(String name, Schema<?> schema) {
    description.schema(name, schema);
    return reference(name);
  }

  Schema<?> object(String meaning, List<Part> parts) {
    Schema<?> object = type("object");
    object.description(meaning);
    parts.forEach(part -> object.addProperty(part.name(), member(part)));
    object.required(parts.stream().map(Part::name).toList());
    return object;
  }

  private Schema<?> member(Part part) {
    if (part instanceof Part.Nested nested) {
      Schema<?> object = object(nested.meaning(), nested.parts());
      object.types(new LinkedHashSet<>(List.of("object", "null")));
      return object;
    }
    if (part instanceof Part.Made made) {
      return member(made.shape());
    }
    return value(part).description(part.meaning());
  }

  private Schema<?> value(Part part) {
    if (part instanceof Part.Field field) {
      return valueOf(field);
    }
    if (part instanceof Part.Outline) {
      return orNull("object");
    }
    if (part instanceof Part.Constant constant) {
      Schema<?> always = type("string");
      always.setConst(constant.value());
      return always;
    }
    if (part instanceof Part.Nested nested) {
      return object(nested.meaning(), nested.parts());
    }
    if (part instanceof Part.Same same) {
      Schema<?> kind = kind(same.kind());
      return same.required() ? kind : new JsonSchema().anyOf(List.of(kind, type("null")));
    }
    if (part instanceof Part.OneOf oneOf) {
      JsonSchema any = new JsonSchema();
      oneOf.kinds().forEach(kind -> any.addOneOfItem(kind(kind)));
      return any;
    }
    if (part instanceof Part.Several several) {
      Schema<?> list = type("array");
      list.items(value(several.each()));
      return list;
    }
    return type("string").format("uri");
  }

  private static Schema<?> valueOf(Part.Field field) {
    if (field.type() == Type.JSON) {
      return new JsonSchema();
    }
    Schema<?> value = field.required() ? of(field.type()) : orNull(jsonType(field.type()));
    return formatted(field.type(), value);
  }

  static Schema<?> of(Type type) {
    return formatted(type, type(jsonType(type)));
  }

  private static Schema<?> formatted(Type type, Schema<?> value) {
    return switch (type) {
      case DATE -> value.format("date");
      case TIME -> value.format("date-time");
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

  static Schema<?> type(String name) {
    return new JsonSchema().types(Set.of(name));
  }

  static Schema<?> orNull(String name) {
    return new JsonSchema().types(new LinkedHashSet<>(List.of(name, "null")));
  }

  static Schema<?> reference(String name) {
    return new JsonSchema().$ref("#/components/schemas/" + name);
  }
}

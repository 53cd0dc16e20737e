package census.api.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI description, made from the declarations of the lists. */
@Configuration(proxyBeanMethods = false)
class Description {

  private static final String PROBLEM = "Problem";

  @Bean
  OpenApiCustomizer describedLists(Routes routes) {
    return description -> {
      description.info(
          new Info()
              .title("UK census and deprivation")
              .version("1")
              .description(
                  "Areas and indices of deprivation of the four nations, as published. Ranks and"
                      + " quantiles of different nations do not compare. Answers made from"
                      + " fictional data carry the header Census-Data: sample."));
      if (description.getPaths() == null) {
        description.paths(new Paths());
      }
      description.schema(PROBLEM, problem());
      routes.all().forEach(route -> describe(description, route));
    };
  }

  private static void describe(OpenAPI description, ListRoute route) {
    String address = Base.CURRENT.path() + "/" + route.name() + "/";
    description.schema(route.name(), object(route.oneRow(), route.parts()));
    description.schema(route.name() + "_page", page(route));
    description.path(address, new PathItem().get(list(route)));
    description.path(address + "{" + route.key().name() + "}/", new PathItem().get(detail(route)));
  }

  private static Operation list(ListRoute route) {
    Operation list =
        operation(route, "list_" + route.name(), route.oneRow(), route.name() + "_page");
    parameter(list, "page", type("string"), "A number from 1, or last");
    parameter(
        list,
        "page_size",
        type("integer"),
        "Rows a page, to %,d; %d without it".formatted(Page.LARGEST_SIZE, Page.USUAL_SIZE));
    parameter(
        list,
        "ordering",
        type("string"),
        "Fields with commas between them; with a minus before it a field is in falling order");
    parameter(list, "format", formats(), "Else as Accept says");
    route
        .filters()
        .forEach(
            (name, filter) ->
                filter
                    .operators()
                    .forEach(
                        operator -> describe(list, name + operator.suffix(), filter, operator)));
    return list;
  }

  private static void describe(
      Operation list, String name, Filter filter, Filter.Operator operator) {
    String how =
        switch (operator) {
          case PLAIN -> filter.contains() ? "contains" : "is";
          case AT_LEAST -> "is at least";
          case AT_MOST -> "is at most";
          case ONE_OF -> "is one of, with commas between them";
        };
    Schema<?> schema =
        operator == Filter.Operator.ONE_OF ? type("string") : type(jsonType(filter.field().type()));
    parameter(list, name, schema, filter.field().meaning() + ": " + how);
  }

  private static Operation detail(ListRoute route) {
    Operation detail =
        operation(route, "get_" + route.name(), route.oneRow() + ", by its code", route.name());
    detail.addParametersItem(
        new Parameter()
            .in("path")
            .required(true)
            .name(route.key().name())
            .schema(type("string"))
            .description(route.key().meaning()));
    route
        .edition()
        .ifPresent(
            edition ->
                parameter(
                    detail,
                    edition.name(),
                    type("integer"),
                    edition.meaning() + "; the newest without it"));
    parameter(detail, "format", formats(), "Else as Accept says");
    detail.getResponses().addApiResponse("404", problem("There is no such row"));
    return detail;
  }

  private static Operation operation(ListRoute route, String id, String summary, String schema) {
    Content content = new Content();
    content.addMediaType("application/json", new MediaType().schema(reference(schema)));
    content.addMediaType("text/csv", new MediaType().schema(type("string")));
    return new Operation()
        .operationId(id)
        .addTagsItem(route.name())
        .summary(summary)
        .responses(
            new ApiResponses()
                .addApiResponse("200", new ApiResponse().description(summary).content(content))
                .addApiResponse(
                    "304", new ApiResponse().description("The answer with this ETag still holds"))
                .addApiResponse("400", problem("The question is not understood"))
                .addApiResponse("503", problem("The data can not be had at the moment")));
  }

  private static void parameter(
      Operation operation, String name, Schema<?> schema, String meaning) {
    operation.addParametersItem(
        new Parameter().in("query").name(name).schema(schema).description(meaning));
  }

  private static Schema<?> page(ListRoute route) {
    Schema<?> results = type("array");
    results.items(reference(route.name()));
    Schema<?> page = type("object");
    page.addProperty("count", type("integer"));
    page.addProperty("next", orNull("string"));
    page.addProperty("previous", orNull("string"));
    page.addProperty("results", results);
    page.required(List.of("count", "next", "previous", "results"));
    return page;
  }

  private static Schema<?> object(String meaning, List<Part> parts) {
    Schema<?> object = type("object");
    object.description(meaning);
    parts.forEach(part -> object.addProperty(part.name(), member(part)));
    object.required(parts.stream().map(Part::name).toList());
    return object;
  }

  private static Schema<?> member(Part part) {
    if (part instanceof Part.Nested nested) {
      Schema<?> object = object(nested.meaning(), nested.parts());
      object.types(new LinkedHashSet<>(List.of("object", "null")));
      return object;
    }
    return value(part).description(part.meaning());
  }

  private static Schema<?> value(Part part) {
    if (part instanceof Part.Field field) {
      return valueOf(field);
    }
    if (part instanceof Part.Constant constant) {
      Schema<?> always = type("string");
      always.setConst(constant.value());
      return always;
    }
    return type("string").format("uri");
  }

  private static Schema<?> valueOf(Part.Field field) {
    if (field.type() == Type.JSON) {
      return new JsonSchema();
    }
    Schema<?> value =
        field.required() ? type(jsonType(field.type())) : orNull(jsonType(field.type()));
    return field.type() == Type.TIME ? value.format("date-time") : value;
  }

  private static String jsonType(Type type) {
    return switch (type) {
      case TEXT, TIME -> "string";
      case INTEGER -> "integer";
      case DECIMAL -> "number";
      case BOOLEAN -> "boolean";
      case JSON -> "object";
    };
  }

  private static Schema<?> problem() {
    Schema<?> errors = type("object");
    errors.description("What is wrong, by parameter");
    errors.additionalProperties(type("string"));
    Schema<?> problem = type("object");
    problem.addProperty("title", type("string"));
    problem.addProperty("status", type("integer"));
    problem.addProperty("detail", type("string"));
    problem.addProperty("errors", errors);
    problem.required(List.of("title", "status", "detail", "errors"));
    return problem;
  }

  private static ApiResponse problem(String meaning) {
    return new ApiResponse()
        .description(meaning)
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json", new MediaType().schema(reference(PROBLEM))));
  }

  private static Schema<?> formats() {
    JsonSchema formats = new JsonSchema();
    formats.types(Set.of("string"));
    formats.setEnum(List.of("json", "csv"));
    return formats;
  }

  private static Schema<?> type(String name) {
    return new JsonSchema().types(Set.of(name));
  }

  private static Schema<?> orNull(String name) {
    return new JsonSchema().types(new LinkedHashSet<>(List.of(name, "null")));
  }

  private static Schema<?> reference(String name) {
    return new JsonSchema().$ref("#/components/schemas/" + name);
  }
}

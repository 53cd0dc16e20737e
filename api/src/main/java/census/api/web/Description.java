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
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The OpenAPI description, made from the declarations of the lists and of the other routes. */
@Configuration(proxyBeanMethods = false)
class Description {

  private static final String PROBLEM = "Problem";

  @Bean
  OpenApiCustomizer describedRoutes(Routes routes) {
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
      Schemas schemas = new Schemas(description);
      schemas.named(PROBLEM, problem());
      routes.lists().forEach(list -> describe(description, schemas, list));
      routes.others().forEach(route -> describe(description, schemas, route));
    };
  }

  // ------------------------------------------------------------------ lists

  private static void describe(OpenAPI description, Schemas schemas, ListRoute route) {
    String address = Base.CURRENT.path() + "/" + route.name() + "/";
    Schema<?> row = schemas.named(id(route), schemas.object(route.oneRow(), route.parts()));
    Schema<?> page = schemas.named(id(route) + "_page", page(route));
    description.path(address, new PathItem().get(list(route, page)));
    description.path(
        address + "{" + route.key().name() + "}/", new PathItem().get(detail(route, row)));
  }

  /** As clients that are made from the description can call it. */
  private static String id(ListRoute route) {
    return route.name().replaceAll("[^a-z0-9_]", "_");
  }

  private static String tag(ListRoute route) {
    return route.name().split("/", 2)[0];
  }

  private static Operation list(ListRoute route, Schema<?> page) {
    Operation list = operation("list_" + id(route), tag(route), route.oneRow(), jsonOrCsv(page));
    parameter(list, "page", Schemas.type("string"), "A number from 1, or last");
    parameter(
        list,
        "page_size",
        Schemas.type("integer"),
        "Rows a page, to %,d; %d without it".formatted(Page.LARGEST_SIZE, Page.USUAL_SIZE));
    JsonSchema all = new JsonSchema();
    all.types(Set.of("string"));
    all.setConst("all");
    parameter(list, "limit", all, "All rows on one page, to %,d".formatted(Page.LARGEST_WHOLE));
    parameter(
        list,
        "ordering",
        Schemas.type("string"),
        "Fields with commas between them; with a minus before it a field is in falling order");
    parameter(list, "format", formats(route), "Else as Accept says");
    describeDetail(list, route);
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
        operator == Filter.Operator.ONE_OF
            ? Schemas.type("string")
            : Schemas.of(filter.field().type());
    parameter(list, name, schema, filter.field().meaning() + ": " + how);
  }

  private static Operation detail(ListRoute route, Schema<?> row) {
    Operation detail =
        operation("get_" + id(route), tag(route), route.oneRow() + ", by its code", jsonOrCsv(row));
    inPath(detail, route.key().name(), route.key().meaning());
    route
        .edition()
        .ifPresent(
            edition ->
                parameter(
                    detail,
                    edition.name(),
                    Schemas.type("integer"),
                    edition.meaning() + "; the newest without it"));
    parameter(detail, "format", formats(route), "Else as Accept says");
    describeDetail(detail, route);
    detail.getResponses().addApiResponse("404", problem("There is no such row"));
    return detail;
  }

  private static Schema<?> page(ListRoute route) {
    Schema<?> results = Schemas.type("array");
    results.items(Schemas.reference(id(route)));
    Schema<?> page = Schemas.type("object");
    page.addProperty("count", Schemas.type("integer"));
    page.addProperty("next", Schemas.orNull("string"));
    page.addProperty("previous", Schemas.orNull("string"));
    page.addProperty("results", results);
    page.required(List.of("count", "next", "previous", "results"));
    return page;
  }

  private static Schema<?> formats(ListRoute route) {
    JsonSchema formats = new JsonSchema();
    formats.types(Set.of("string"));
    formats.setEnum(
        Format.of(route).<Object>map(format -> format.name().toLowerCase(Locale.ROOT)).toList());
    return formats;
  }

  private static void describeDetail(Operation operation, ListRoute route) {
    if (route.outline().isPresent()) {
      JsonSchema details = new JsonSchema();
      details.types(Set.of("string"));
      details.setEnum(List.of("full", "medium", "low"));
      parameter(operation, "detail", details, "How much of the outline; full without it");
    }
  }

  private static Content jsonOrCsv(Schema<?> schema) {
    return json(schema).addMediaType("text/csv", new MediaType().schema(Schemas.type("string")));
  }

  // ------------------------------------------------------------------ other routes

  private static void describe(OpenAPI description, Schemas schemas, Route route) {
    Operation operation =
        operation(
            route.operation(),
            route.segments().get(0),
            route.summary(),
            json(schemas.answer(route.answer())));
    route.parameters().forEach(parameter -> describe(operation, parameter));
    route
        .body()
        .ifPresent(
            body ->
                operation.requestBody(
                    new RequestBody()
                        .required(true)
                        .description(body.meaning())
                        .content(json(schemas.kind(body)))));
    route
        .refusals()
        .forEach(
            (status, meaning) ->
                operation
                    .getResponses()
                    .addApiResponse(String.valueOf(status.value()), problem(meaning)));
    if (!route.method().equals(HttpMethod.GET)) {
      operation.getResponses().remove("304");
    }
    String address = Base.CURRENT.path() + "/" + route.path() + "/";
    PathItem path = description.getPaths().getOrDefault(address, new PathItem());
    path.operation(PathItem.HttpMethod.valueOf(route.method().name()), operation);
    description.path(address, path);
  }

  private static void describe(Operation operation, Parameter parameter) {
    if (parameter.inPath()) {
      inPath(operation, parameter.name(), parameter.meaning());
    } else {
      Schema<?> schema = Schemas.of(parameter.type());
      parameter.range().ifPresent(range -> schema.minimum(range.least()).maximum(range.most()));
      parameter.usual().ifPresent(schema::setDefault);
      parameter(operation, parameter.name(), schema, parameter.meaning());
    }
  }

  // ------------------------------------------------------------------ both

  private static Operation operation(String id, String tag, String summary, Content content) {
    return new Operation()
        .operationId(id)
        .addTagsItem(tag)
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
        new QueryParameter().name(name).schema(schema).description(meaning));
  }

  private static void inPath(Operation operation, String name, String meaning) {
    operation.addParametersItem(
        new PathParameter().name(name).schema(Schemas.type("string")).description(meaning));
  }

  private static Content json(Schema<?> schema) {
    return new Content().addMediaType("application/json", new MediaType().schema(schema));
  }

  private static Schema<?> problem() {
    Schema<?> errors = Schemas.type("object");
    errors.description("What is wrong, by parameter");
    errors.additionalProperties(Schemas.type("string"));
    Schema<?> problem = Schemas.type("object");
    problem.description("What is wrong; it may have more members, for programs to read");
    problem.additionalProperties(true);
    problem.addProperty("title", Schemas.type("string"));
    problem.addProperty("status", Schemas.type("integer"));
    problem.addProperty("detail", Schemas.type("string"));
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
                    "application/problem+json",
                    new MediaType().schema(Schemas.reference(PROBLEM))));
  }
}

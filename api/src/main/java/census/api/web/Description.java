package census.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI description, made from the declarations of the lists and of the other routes: one for
 * each base path, because decimals are texts under the older one.
 */
@Component
final class Description {

  private static final String PROBLEM = "Problem";

  /** Requests and their answers over the fictional data, by operation: a test holds them true. */
  private static final JsonNode EXAMPLES = examples();

  private final Routes routes;
  private final List<DescribedPath> others;

  Description(Routes routes, List<DescribedPath> others) {
    this.routes = routes;
    this.others = others;
  }

  private static JsonNode examples() {
    try (InputStream in = Description.class.getResourceAsStream("examples.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode of(Base base) {
    return new Writing(base).whole();
  }

  /** What comes back, in each form that it may have. */
  private record Content(ObjectNode schema, Set<Format> alsoAs) {}

  private final class Writing {

    private final Base base;
    private final Schemas schemas;
    private final Schemas ofEveryBase;
    private final ObjectNode paths = Schemas.node();

    Writing(Base base) {
      this.base = base;
      this.schemas = new Schemas(base);
      this.ofEveryBase = schemas.ofEveryBase();
    }

    ObjectNode whole() {
      schemas.named(PROBLEM, problem());
      describeRoot();
      routes.lists().stream().filter(list -> base.holds(list.older())).forEach(this::describe);
      routes.others().stream().filter(route -> base.holds(route.older())).forEach(this::describe);
      others.stream().filter(other -> base.holds(Base.OLDER)).forEach(this::describe);
      ObjectNode description = Schemas.node().put("openapi", "3.1.1");
      description.set("info", info());
      description.putArray("servers").addObject().put("url", "/");
      description.set("paths", paths);
      description.putObject("components").set("schemas", schemas.named());
      return description;
    }

    private ObjectNode info() {
      return Schemas.node()
          .put("title", "UK census and deprivation")
          .put("version", "1")
          .put(
              "description",
              "Areas and indices of deprivation of the four nations, as published. Ranks and quantiles"
                  + " of different nations do not compare. Answers made from fictional data carry the"
                  + " header Census-Data: sample; so are the examples."
                  + (base.isStrict()
                      ? ""
                      : " This is an older address, which answers as the older service did."
                          + " New callers use "
                          + Base.CURRENT.path()
                          + "/."));
    }

    private void add(String path, String method, ObjectNode operation) {
      String address = base.path() + "/" + (path.isEmpty() ? "" : path + "/");
      ObjectNode item =
          paths.has(address) ? (ObjectNode) paths.get(address) : paths.putObject(address);
      item.set(method.toLowerCase(Locale.ROOT), operation);
    }

    private void describeRoot() {
      ObjectNode addresses = Schemas.type("object").put("description", "Addresses by name");
      addresses.set("additionalProperties", Schemas.type("string").put("format", "uri"));
      ObjectNode root = operation("get_routes", "about", "The name and address of every route");
      answers(root, new Content(addresses, Set.of()));
      add("", "get", root);
    }

    private void describe(DescribedPath other) {
      ObjectNode operation = operation(other.operation(), other.path(), other.summary());
      ObjectNode responses = operation.putObject("responses");
      ObjectNode schema = ofEveryBase.kind(other.answer());
      other
          .statuses()
          .forEach(
              (status, meaning) -> {
                ObjectNode response = responses.putObject(String.valueOf(status));
                response.put("description", meaning);
                response
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", schema.deepCopy());
              });
      refuses(operation, "400", "The question is not understood");
      refuses(operation, "429", "More was asked than one address may ask");
      add(other.path(), "get", operation);
    }

    // ---------------------------------------------------------------- lists

    private void describe(ListRoute route) {
      schemas.named(id(route), schemas.chosen(schemas.object(route.oneRow(), route.parts())));
      add(route.name(), "get", list(route));
      add(route.name() + "/{" + route.keyName() + "}", "get", detail(route));
    }

    /** As clients that are made from the description can call it. */
    private String id(ListRoute route) {
      return route.name().replaceAll("[^a-z0-9_]", "_");
    }

    private String tag(ListRoute route) {
      return route.name().split("/", 2)[0];
    }

    private ObjectNode list(ListRoute route) {
      ObjectNode list = operation("list_" + id(route), tag(route), route.oneRow());
      if (base.hasPages()) {
        pages(list);
      }
      parameter(
          list,
          "ordering",
          Schemas.type("string"),
          "Fields with commas between them; with a minus before it a field is in falling order");
      ofRows(list, route);
      route.filters().forEach((name, filter) -> filter(list, name, filter));
      comparisons(list, route);
      answers(
          list,
          new Content(
              base.hasPages()
                  ? schemas.named(id(route) + "_page", page(route))
                  : Schemas.type("array").set("items", Schemas.reference(id(route))),
              others(route)));
      if (base.hasPages()) {
        refuses(list, "404", "There is no such page");
      }
      return list;
    }

    private Set<Format> others(ListRoute route) {
      return Format.of(route)
          .filter(format -> format != Format.JSON)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private void pages(ObjectNode list) {
      parameter(
          list, "page", Schemas.type("string").put("default", "1"), "A number from 1, or last");
      parameter(
          list,
          "page_size",
          Schemas.type("integer")
              .put("minimum", 1)
              .put("maximum", Page.LARGEST_SIZE)
              .put("default", Page.USUAL_SIZE),
          "Rows a page");
      parameter(
          list, "limit", Schemas.oneOf(List.of("all")), "All rows in one answer, without pages");
    }

    private ObjectNode detail(ListRoute route) {
      ObjectNode detail =
          operation("get_" + id(route), tag(route), route.oneRow() + ", by its code");
      inPath(detail, route.keyName(), route.key().meaning());
      route
          .edition()
          .ifPresent(
              edition ->
                  parameter(
                      detail,
                      edition.name(),
                      Schemas.type("integer"),
                      edition.meaning() + "; the newest without it"));
      ofRows(detail, route);
      answers(detail, new Content(Schemas.reference(id(route)), others(route)));
      refuses(detail, "404", "There is no such row");
      return detail;
    }

    private void ofRows(ObjectNode operation, ListRoute route) {
      parameter(
          operation,
          "fields",
          Schemas.type("string"),
          "Only these members of each row, with commas between them; those of an inner object are"
              + " named as in lsoa.lsoa_code");
      parameter(
          operation,
          "format",
          Schemas.oneOf(Format.words(route)).put("default", Format.JSON.word()),
          "Else as Accept says; ndjson is an object in each line");
      if (route.outline().isPresent()) {
        parameter(
            operation,
            "detail",
            Schemas.oneOf(Asked.Detail.words()).put("default", Asked.Detail.FULL.word()),
            "How much of the outline");
      }
      route.asOf().ifPresent(dated -> AsOf.PARAMETERS.forEach(each -> describe(operation, each)));
    }

    private void filter(ObjectNode list, String name, Filter filter) {
      parameter(
          list,
          name,
          Schemas.of(filter.field().type()),
          filter.field().meaning() + ": " + (filter.contains() ? "contains" : "is"));
    }

    /**
     * Hundreds of them in some lists, and more than a method of a generated client may have
     * arguments: so they are the members of one object, which are sent as parameters of their own.
     */
    private void comparisons(ObjectNode list, ListRoute route) {
      ObjectNode object = Schemas.type("object");
      ObjectNode comparisons = object.putObject("properties");
      route
          .filters()
          .forEach(
              (name, filter) ->
                  filter.operators().stream()
                      .filter(operator -> operator != Filter.Operator.PLAIN)
                      .forEach(
                          operator ->
                              comparisons.set(
                                  name + operator.suffix(), comparison(filter, operator))));
      ObjectNode parameter =
          parameter(list, "comparisons", object, "Any of these, each a parameter of its own");
      parameter.put("style", "form").put("explode", true);
    }

    private ObjectNode comparison(Filter filter, Filter.Operator operator) {
      return switch (operator) {
        case ONE_OF ->
            Schemas.type("string").put("description", "Is one of these, with commas between them");
        case AT_LEAST -> Schemas.of(filter.field().type()).put("description", "Is at least");
        default -> Schemas.of(filter.field().type()).put("description", "Is at most");
      };
    }

    private ObjectNode page(ListRoute route) {
      ObjectNode page = Schemas.type("object");
      page.put("description", "Some of the rows: " + route.oneRow());
      ObjectNode properties = page.putObject("properties");
      properties.set(
          "count", Schemas.type("integer").put("description", "How many rows there are in all"));
      properties.set(
          "next", Schemas.orNull("string").put("description", "Address of the next page"));
      properties.set(
          "previous", Schemas.orNull("string").put("description", "Address of the page before"));
      properties.set("results", Schemas.type("array").set("items", Schemas.reference(id(route))));
      page.putArray("required").add("count").add("next").add("previous").add("results");
      return page;
    }

    // ---------------------------------------------------------------- other routes

    private void describe(Route route) {
      ObjectNode operation = operation(route.operation(), route.segments().get(0), route.summary());
      route.parameters().forEach(parameter -> describe(operation, parameter));
      route.body().ifPresent(body -> operation.set("requestBody", body(route, body)));
      answers(operation, new Content(schema(route), Set.of()));
      route
          .packed()
          .ifPresent(type -> packed(operation, type.toString(), route.answer().meaning()));
      ObjectNode responses = (ObjectNode) operation.get("responses");
      if (route.answersWithAFile()) {
        responses.set("206", responses.get("200").deepCopy());
      } else if (route.packed().isPresent()) {
        responses.putObject("204").put("description", "There is nothing to show");
      }
      route
          .refusals()
          .forEach(
              (status, meaning) -> refuses(operation, String.valueOf(status.value()), meaning));
      if (!route.method().equals(HttpMethod.GET)) {
        ((ObjectNode) operation.get("responses")).remove("304");
      }
      add(route.path(), route.method().name(), operation);
    }

    private ObjectNode schema(Route route) {
      return route.packed().isPresent() ? Schemas.node() : ofEveryBase.answer(route.answer());
    }

    /** What is no JSON has no schema but what it is. */
    private void packed(ObjectNode operation, String type, String meaning) {
      ObjectNode responses = (ObjectNode) operation.get("responses");
      ((ObjectNode) responses.get("200"))
          .putObject("content")
          .putObject(type)
          .set("schema", Schemas.node().put("description", meaning));
    }

    private ObjectNode body(Route route, Part.Nested body) {
      ObjectNode request = Schemas.node().put("description", body.meaning()).put("required", true);
      ObjectNode json = request.putObject("content").putObject("application/json");
      json.set("schema", ofEveryBase.kind(body));
      JsonNode example = EXAMPLES.path(route.operation()).path("body");
      if (!example.isMissingNode()) {
        json.set("example", example);
      }
      return request;
    }

    private void describe(ObjectNode operation, Parameter parameter) {
      if (parameter.inPath()) {
        inPath(operation, parameter.name(), parameter.meaning());
        return;
      }
      ObjectNode schema =
          parameter.words().isEmpty()
              ? Schemas.of(parameter.type())
              : Schemas.oneOf(parameter.words());
      parameter
          .range()
          .ifPresent(range -> schema.put("minimum", range.least()).put("maximum", range.most()));
      parameter.usual().ifPresent(usual -> schema.putPOJO("default", usual));
      parameter(operation, parameter.name(), schema, parameter.meaning());
    }

    // ---------------------------------------------------------------- both

    private ObjectNode operation(String id, String tag, String summary) {
      ObjectNode operation = Schemas.node();
      operation.putArray("tags").add(tag);
      operation.put("summary", summary).put("operationId", id);
      return operation;
    }

    private void answers(ObjectNode operation, Content content) {
      ObjectNode responses = operation.putObject("responses");
      ObjectNode good = responses.putObject("200");
      good.put("description", operation.get("summary").asString());
      good.set("headers", headers());
      ObjectNode forms = good.putObject("content");
      ObjectNode json = forms.putObject("application/json");
      json.set("schema", content.schema());
      JsonNode example = EXAMPLES.path(operation.get("operationId").asString()).path("answer");
      if (base.isStrict() && !example.isMissingNode()) {
        json.set("example", example);
      }
      for (Format format : content.alsoAs()) {
        forms
            .putObject(format.mediaTypeWithoutParameters())
            .set("schema", Schemas.type(format == Format.GEOJSON ? "object" : "string"));
      }
      responses.putObject("304").put("description", "The answer with this ETag still holds");
      refuses(operation, "400", "The question is not understood");
      refuses(operation, "429", "More was asked than one address may ask");
      refuses(operation, "503", "The data can not be had at the moment");
    }

    private ObjectNode headers() {
      ObjectNode headers = Schemas.node();
      header(headers, "ETag", "Changes with the versions of the datasets behind the answer");
      header(headers, "Link", "Where each dataset behind the answer is described");
      header(headers, "Census-Data", "sample, where the data are fictional");
      return headers;
    }

    private void header(ObjectNode headers, String name, String meaning) {
      headers.putObject(name).put("description", meaning).set("schema", Schemas.type("string"));
    }

    private void refuses(ObjectNode operation, String status, String meaning) {
      ObjectNode response = ((ObjectNode) operation.get("responses")).putObject(status);
      response.put("description", meaning);
      if (status.equals("429") || status.equals("503")) {
        header(response.putObject("headers"), "Retry-After", "Seconds until it is worth a try");
      }
      response
          .putObject("content")
          .putObject("application/problem+json")
          .set("schema", Schemas.reference(PROBLEM));
    }

    private ObjectNode parameter(
        ObjectNode operation, String name, ObjectNode schema, String meaning) {
      ObjectNode parameter =
          operation
              .withArray("parameters")
              .addObject()
              .put("name", name)
              .put("in", "query")
              .put("description", meaning);
      parameter.set("schema", schema);
      return parameter;
    }

    private void inPath(ObjectNode operation, String name, String meaning) {
      ObjectNode parameter =
          operation
              .withArray("parameters")
              .addObject()
              .put("name", name)
              .put("in", "path")
              .put("required", true)
              .put("description", meaning);
      parameter.set("schema", Schemas.type("string"));
      JsonNode example =
          EXAMPLES.path(operation.get("operationId").asString()).path("path").path(name);
      if (!example.isMissingNode()) {
        parameter.set("example", example);
      }
    }

    private ObjectNode problem() {
      ObjectNode problem = Schemas.type("object");
      problem.put("description", "What is wrong; it may have more members, for programs to read");
      ObjectNode properties = problem.putObject("properties");
      properties.set("title", Schemas.type("string"));
      properties.set("status", Schemas.type("integer"));
      properties.set("detail", Schemas.type("string"));
      ObjectNode errors = Schemas.type("object").put("description", "What is wrong, by parameter");
      errors.set("additionalProperties", Schemas.type("string"));
      properties.set("errors", errors);
      problem.put("additionalProperties", true);
      problem.putArray("required").add("title").add("status").add("detail").add("errors");
      ObjectNode example = problem.putArray("examples").addObject();
      example
          .put("title", "Bad Request")
          .put("status", 400)
          .put("detail", "imd_rnk: No such filter here. The nearest is imd_rank.");
      example.putObject("errors").put("imd_rnk", "No such filter here. The nearest is imd_rank.");
      return problem;
    }
  }
}

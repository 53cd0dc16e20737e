package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Asks whatever the description describes, sensibly and otherwise: no answer may be a fault of
 * ours, tell of what is inside, or break the description. The same seed asks the same.
 *
 * <p>{@code -Dcensus.fuzz=100000} asks more, {@code -Dcensus.fuzz.seed=2} asks something else.
 */
final class FuzzTest extends ApiTest {

  private static final int REQUESTS = Integer.getInteger("census.fuzz", 3_000);
  private static final long SEED = Long.getLong("census.fuzz.seed", 1);
  private static final int CLIENTS = 4;

  /** As they stand in an address: some are no addresses at all. */
  private static final List<String> NASTY =
      List.of(
          "",
          "%00",
          "a%00b",
          "%",
          "%zz",
          "%e2%28%a1",
          "%ff%fe",
          "%ed%a0%80",
          "%F0%9F%92%A9",
          "é",
          "a b",
          "'",
          "%27%20or%20%271%27=%271",
          "%27;drop%20table%20area;--",
          "1)%20union%20select%20null--",
          "%22%20or%20%22%22=%22",
          "$$x$$",
          "%5C",
          "%5C%27",
          "?",
          "%3F",
          ":a",
          "%25",
          "_%25_",
          "*",
          "-1",
          "0",
          "+1",
          "01",
          "1.5",
          "1e999999999",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "9223372036854775807",
          "9223372036854775808",
          "2147483648",
          "99999999999999999999999999999999999999",
          "0.00000000000000000000000000000001",
          "null",
          "undefined",
          "true",
          "TRUE",
          "[]",
          "{}",
          "%7B%7D",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "%0d%0aSet-Cookie:%20a=b",
          "..%2f..%2fetc%2fpasswd",
          "%2e%2e",
          "%252e%252e",
          ";a=b",
          "%3B",
          "last",
          "all",
          "random",
          "1,2,3",
          ",",
          ",".repeat(2_000),
          "9".repeat(400),
          "x".repeat(7_000),
          "x".repeat(100_000));

  private static final List<String> ACCEPTS =
      List.of(
          "*/*",
          "application/json",
          "text/csv",
          "application/x-ndjson",
          "text/html,application/xml;q=0.9",
          "text/*;q=0.5, application/json;q=0.1",
          "nonsense",
          "a/b;q=x",
          "application/json;q=2",
          ",,,",
          "*",
          "text/csv;charset=utf-16");

  private static final List<String> METHODS =
      List.of("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get", "X");

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[",
          "[]",
          "{}",
          "[1]",
          "[null]",
          "[[\"ZA1 1AA\"]]",
          "\"ZA1 1AA\"",
          "{\"postcodes\": 1}",
          "{\"postcodes\": [\"ZA1 1AA\", \"\\u0000\", \"\\ud800\"]}",
          "[\"ZA1 1AA\"]",
          "[".repeat(20_000),
          "[\"" + "x".repeat(100_000) + "\"]",
          "{\"a\":".repeat(5_000));

  private record Operation(String path, String method, JsonNode described) {}

  /** One base path with its description. */
  private record Address(List<Operation> operations, DescribedAnswers answers) {

    static Address of(String base) {
      JsonNode description = API.json(base + "/schema/");
      List<Operation> operations = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
        for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
          operations.add(new Operation(path.getKey(), each.getKey(), each.getValue()));
        }
      }
      return new Address(operations, new DescribedAnswers(description));
    }
  }

  /**
   * A request as it is sent.
   *
   * @param asDescribed whether its method and path are those of the operation
   */
  private record Request(String method, String text, boolean asDescribed) {

    String line() {
      String first = text.substring(0, text.indexOf("\r\n"));
      return first.length() > 500 ? first.substring(0, 500) + " ..." : first;
    }
  }

  @Test
  void nothingThatIsAskedIsAnsweredWrongly() throws Exception {
    List<Address> addresses =
        List.of(
            Address.of(RunningApi.CURRENT),
            Address.of(RunningApi.OLDER),
            Address.of("/rcpch-nhs-organisations/api/v1"));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<SortedMap<String, Integer>>> shares = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(SEED * CLIENTS + client);
        shares.add(() -> ask(addresses, random, REQUESTS / CLIENTS));
      }
      SortedMap<String, Integer> statuses = new TreeMap<>();
      for (Future<SortedMap<String, Integer>> share : clients.invokeAll(shares)) {
        share.get().forEach((status, times) -> statuses.merge(status, times, Integer::sum));
      }
      System.out.println("Answers by status: " + statuses);
      assertThat(statuses).containsKeys("200", "400", "404", "405");
    } finally {
      clients.shutdownNow();
    }
  }

  private static SortedMap<String, Integer> ask(
      List<Address> addresses, Random random, int requests) throws IOException {
    SortedMap<String, Integer> statuses = new TreeMap<>();
    try (RawClient client = new RawClient(API.port())) {
      for (int i = 0; i < requests; i++) {
        Address address = addresses.get(Math.max(0, random.nextInt(5) - 2));
        Operation operation = address.operations.get(random.nextInt(address.operations.size()));
        Request request = request(operation, random);
        RawClient.Answer answer = client.send(request.method, request.text);
        check(address, operation, request, answer);
        statuses.merge(String.valueOf(answer.status()), 1, Integer::sum);
      }
    }
    return statuses;
  }

  private static void check(
      Address address, Operation operation, Request request, RawClient.Answer answer) {
    String body = answer.text();
    String told = request.line() + "\n" + answer.status() + " " + answer.headers() + "\n" + body;
    // Into some tables the fictional world has published nothing: that is said, and no fault.
    boolean nothingPublished =
        answer.status() == 503
            && (request.method.equals("HEAD")
                || body.contains("been published")
                || body.contains("\"missing\":["));
    assertThat(answer.status() < 500 || nothingPublished).as(told).isTrue();
    if (answer.status() >= 400 && !answer.type().equals("application/json")) {
      assertThat(body)
          .as(told)
          .doesNotContainIgnoringCase("exception", "published.", "org.", "java.");
      assertThat(answer.type())
          .as(told)
          .isEqualTo(
              request.method.equals("HEAD") && answer.type().isEmpty()
                  ? ""
                  : "application/problem+json");
    }
    if (request.asDescribed) {
      assertThat(
              address.answers.complaints(operation.described, answer.status(), answer.type(), body))
          .as(told)
          .isEmpty();
    }
  }

  // ------------------------------------------------------------------ what is asked

  private static Request request(Operation operation, Random random) {
    boolean otherMethod = random.nextInt(20) == 0;
    String method = otherMethod ? any(METHODS, random) : operation.method.toUpperCase(Locale.ROOT);
    StringBuilder query = new StringBuilder();
    String path = operation.path;
    boolean nastyPath = false;
    for (JsonNode parameter : operation.described.path("parameters")) {
      String name = parameter.get("name").asString();
      if (parameter.get("in").asString().equals("path")) {
        boolean nasty = random.nextInt(3) == 0;
        nastyPath |= nasty;
        path =
            path.replace(
                "{" + name + "}", nasty ? any(NASTY, random) : sensible(parameter, random));
      }
    }
    List<JsonNode> parameters = new ArrayList<>();
    operation.described.path("parameters").forEach(parameters::add);
    for (int n = parameters.isEmpty() ? 0 : random.nextInt(5); n > 0; n--) {
      JsonNode parameter = any(parameters, random);
      if (parameter.get("in").asString().equals("query")) {
        add(query, parameter, random);
      }
    }
    if (random.nextInt(12) == 0) {
      add(query, any(NASTY, random), any(NASTY, random));
    }
    if (random.nextInt(15) == 0) {
      path = path.replaceFirst("/$", "");
    }
    String body = method.equals("POST") ? body(operation, random) : "";
    String text =
        "%s %s%s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\n%s\r\n%s"
            .formatted(
                method,
                path,
                query,
                random.nextInt(3) == 0 ? any(ACCEPTS, random) : "application/json",
                method.equals("POST")
                    ? "Content-Type: application/json\r\nContent-Length: %d\r\n"
                        .formatted(body.getBytes(StandardCharsets.UTF_8).length)
                    : "",
                body);
    return new Request(method, text, !nastyPath && !otherMethod);
  }

  private static void add(StringBuilder query, JsonNode parameter, Random random) {
    JsonNode members = parameter.at("/schema/properties");
    String name = parameter.get("name").asString();
    JsonNode meant = parameter;
    if (!members.isMissingNode()) {
      if (members.isEmpty()) {
        return;
      }
      name = any(List.copyOf(members.propertyNames()), random);
    }
    add(query, name, random.nextInt(2) == 0 ? any(NASTY, random) : sensible(meant, random));
    if (random.nextInt(15) == 0) {
      add(query, name, any(NASTY, random));
    }
  }

  private static void add(StringBuilder query, String name, String value) {
    query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
  }

  private static String sensible(JsonNode parameter, Random random) {
    JsonNode choices = parameter.at("/schema/enum");
    if (choices.isArray()) {
      return choices.get(random.nextInt(choices.size())).asString();
    }
    if (parameter.has("example") && random.nextInt(3) > 0) {
      return URLEncoder.encode(parameter.get("example").asString(), StandardCharsets.UTF_8)
          .replace("+", "%20");
    }
    return switch (parameter.at("/schema/type").asString()) {
      case "integer" -> any(List.of("1", "2", "3", "10", "2011", "2019", "2021", "2025"), random);
      case "number" -> any(List.of("1", "0.5", "-2", "51.5", "-0.12", "1000"), random);
      case "boolean" -> any(List.of("true", "false"), random);
      default ->
          any(
              List.of(
                  "1",
                  "E01900001",
                  "e019",
                  "Sampleford",
                  "ZA1",
                  "ZA1%201AA",
                  "ZA11AB",
                  "imd_rank",
                  "-imd_rank,lsoa",
                  "year",
                  "2",
                  "last",
                  "england"),
              random);
    };
  }

  private static String body(Operation operation, Random random) {
    JsonNode example = operation.described.at("/requestBody/content/application~1json/example");
    return random.nextInt(2) == 0 && !example.isMissingNode()
        ? example.toString()
        : any(BODIES, random);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}

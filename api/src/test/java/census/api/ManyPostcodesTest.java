package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list of postcodes, looked up at once. */
final class ManyPostcodesTest extends ApiTest {

  private static final String PATH = "/api/v1/postcodes";

  private static JsonNode results(String body) {
    HttpResponse<String> answer = API.post(PATH, body, "Content-Type", "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get("results");
  }

  private static List<String> each(JsonNode results, String name) {
    return StreamSupport.stream(results.spliterator(), false)
        .map(result -> result.get(name).asString(""))
        .toList();
  }

  @Test
  void eachIsAnsweredInTheOrderAskedAndNothingIsDropped() {
    JsonNode results =
        results(
            """
            ["ZA1 1AD", "za11aa", "za1 1aa", "ZA1 2AA", "", "nonsense", "ZZ993VZ", "IM1 1AA", "\\u0000"]
            """);

    assertThat(each(results, "query"))
        .containsExactly(
            "ZA1 1AD", "za11aa", "za1 1aa", "ZA1 2AA", "", "nonsense", "ZZ993VZ", "IM1 1AA", "\0");
    assertThat(each(results, "outcome"))
        .containsExactly(
            "terminated",
            "found",
            "found",
            "unknown",
            "malformed",
            "malformed",
            "nhs_pseudo",
            "unknown",
            "malformed");
    assertThat(each(results, "reason"))
        .containsExactly(
            "", "", "", "", "empty", "too_long", "no_fixed_abode", "isle_of_man", "character");
    assertThat(results.get(0).get("result")).isEqualTo(current("/postcodes/ZA11AD"));
    assertThat(results.get(1).get("result")).isEqualTo(current("/postcodes/ZA11AA"));
    assertThat(results.get(3).get("result").isNull()).isTrue();
    assertThat(results.get(3).get("postcode").asString()).isEqualTo("ZA1 2AA");
  }

  @Test
  void theListMayStandInAnObjectAndTheAddressMayEndWithASlash() {
    assertThat(results("{\"postcodes\": [\"ZA1 1AA\"]}")).hasSize(1);
    assertThat(API.post(PATH + "/", "[\"ZA1 1AA\"]").statusCode()).isEqualTo(200);
    assertThat(API.post(RunningApi.OLDER + "/postcodes", "[]").body())
        .isEqualTo("{\"results\":[]}");
  }

  @Test
  void tenThousandAreAnswered() {
    List<String> asked =
        IntStream.range(0, 10_000)
            .mapToObj(i -> i % 2 == 0 ? "\"ZA1 1AA\"" : "\"" + i + "\"")
            .toList();

    JsonNode results = results(asked.toString());

    assertThat(results).hasSize(10_000);
    assertThat(results.get(9_999).get("query").asString()).isEqualTo("9999");
    assertThat(results.get(9_998).at("/result/postcode").asString()).isEqualTo("ZA1 1AA");
  }

  @Test
  void whatIsEchoedIsSafe() {
    JsonNode results = results("[\"\\ud800\", \"\\\"\\\\\\u001f\", \"\\ud83d\\ude00é\"]");

    assertThat(each(results, "query")).containsExactly("?", "\"\\\u001f", "😀é");
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() {
    JsonNode schemas = current("/schema/").at("/components/schemas");

    assertThat(results("[\"ZA1 1AA\"]").get(0).propertyNames())
        .containsExactlyElementsOf(schemas.at("/looked_up_postcode/properties").propertyNames());
    assertThat(
            current("/schema/")
                .at("/paths/~1api~1v1~1postcodes~1/post/requestBody/content")
                .has("application/json"))
        .isTrue();
  }

  @Test
  void nobodyKeepsTheAnswer() {
    HttpResponse<String> answer = API.post(PATH, "[]");

    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    assertThat(answer.headers().allValues("Link")).hasSize(2);
  }

  @Test
  void fromAnywhereItMayBeAsked() {
    HttpResponse<String> answer = API.send("OPTIONS", PATH + "/");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("GET, HEAD, OPTIONS, POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValueSatisfying(headers -> assertThat(headers).contains("Content-Type"));
    assertThat(API.send("PUT", PATH).headers().firstValue("Allow"))
        .contains("GET, HEAD, OPTIONS, POST");
    assertThat(API.send("POST", PATH + "/ZA11AA").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "12",
        "\"ZA1 1AA\"",
        "{}",
        "{\"postcodes\": \"ZA1 1AA\"}",
        "{\"postcodes\": null}",
        "{\"postcodes\": [], \"more\": 1}",
        "{\"postcodes\": []",
        "{\"postcode\": [\"ZA1 1AA\"]}",
        "{\"\\ud800\": []}",
        "[\"ZA1 1AA\", 12]",
        "[\"ZA1 1AA\", null]",
        "[\"ZA1 1AA\", [\"ZA1 1AA\"]]",
        "[\"ZA1 1AA\", {}]",
        "[\"ZA1 1AA\"",
        "[\"ZA1 1AA\"]]",
        "[\"ZA1 1AA\"] [",
        "[\"ZA1 1AA\",]",
        "['ZA1 1AA']",
        "[\"ZA1 1AA\\q\"]",
        "\u0000",
        "postcodes=ZA1"
      })
  void whatIsNoListOfTextsIsRefused(String body) {
    assertRefused(API.post(PATH, body, "Content-Type", "application/json"), 400);
  }

  @Test
  void theOneThatIsNoTextIsNamed() {
    assertThat(API.post(PATH, "[\"ZA1 1AA\", 12]").body())
        .contains("\"detail\":\"postcodes: Number 2 of the list is not a text.\"");
  }

  @Test
  void oneMoreThanTenThousandIsRefused() {
    String body = Collections.nCopies(10_001, "\"ZA1 1AA\"").toString();

    assertRefused(API.post(PATH, body), 400);
    assertThat(API.post(PATH, body).body()).contains("At most 10,000 at a time.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000_001, 50_000_000})
  void aBodyThatIsTooLargeIsRefused(int size) {
    HttpRequest.BodyPublisher known = HttpRequest.BodyPublishers.ofByteArray(new byte[size]);
    HttpRequest.BodyPublisher chunked = HttpRequest.BodyPublishers.fromPublisher(known);

    assertRefused(API.send("POST", PATH, known), 413);
    assertRefused(API.send("POST", PATH, chunked), 413);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] body = {'[', '"', (byte) 0xff, (byte) 0xfe, '"', ']'};

    assertRefused(API.send("POST", PATH, HttpRequest.BodyPublishers.ofByteArray(body)), 400);
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"detail\":");
  }
}

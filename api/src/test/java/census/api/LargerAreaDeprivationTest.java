package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Larger areas, by the small ones that lie in them; and the edition that guidance prescribes. */
final class LargerAreaDeprivationTest {

  private static final String GUIDANCE =
      """
      ('england','2016-01-01','2018-12-31',2019,'2019','Office of Feigning','Table 1','https://example.org/1'),
      ('england','2019-01-01',null,2022,'2022','Office of Feigning','Table 1',null)
      """;

  private static TestDatabase database;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    Splitham.publishAll(database);
    Sampleford.publish(database, "deprivation_guidance", "deprivation_guidance", GUIDANCE);
    api = RunningApi.over(database).withDirectory().withIndices();
  }

  @AfterAll
  static void stop() {
    api.close();
    database.close();
  }

  private static JsonNode current(String path) {
    return api.json(RunningApi.CURRENT + path);
  }

  private static JsonNode problem(String path, int status) {
    HttpResponse<String> answer = api.get(RunningApi.CURRENT + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static List<String> texts(JsonNode list, String pointer) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.at(pointer).asString(""))
        .toList();
  }

  @Test
  void aLargerAreaIsDistributedOverTheDecilesOfItsNation() {
    JsonNode answer = current("/areas/E09800001/deprivation/?year=2019");

    assertThat(answer.get("name").asString()).isEqualTo("Splitham");
    assertThat(answer.get("kind").asString()).isEqualTo("local_authority");
    assertThat(answer.get("edition").asInt()).isEqualTo(2019);
    assertThat(answer.get("version").asString()).isEqualTo("2019");
    assertThat(answer.get("areas").asInt()).isEqualTo(6);
    assertThat(answer.get("small_areas").asInt()).isEqualTo(3);
    assertThat(texts(answer.get("deciles"), "/small_areas"))
        .containsExactly("0", "1", "0", "1", "1", "0", "0", "0", "0", "0");
    assertThat(texts(answer.get("deciles"), "/population"))
        .containsExactly("0", "1000", "0", "2000", "3000", "0", "0", "0", "0", "0");
    assertThat(answer.get("population").asInt()).isEqualTo(6000);
    // (50.5 * 1000 + 40.5 * 2000 + 30.5 * 3000) / 6000; (6 * 1000 + 5 * 2000 + 4 * 3000) / 6000
    assertThat(answer.get("average_score").asString()).isEqualTo("37.1667");
    assertThat(answer.get("average_rank").asString()).isEqualTo("4.6667");
    assertThat(answer.get("proportion_in_most_deprived_tenth").asDouble()).isZero();
    assertThat(answer.get("proportion_in_most_deprived_fifth").asString()).isEqualTo("0.3333");
    assertThat(answer.get("summaries").asString())
        .endsWith("/api/v1/local_authority_deprivation/E09800001/?year=2019");
  }

  @ParameterizedTest
  @CsvSource({
    "E09800001, local_authority, as_published, 3",
    "E05800001, ward, best_fit, 2",
    "E54800001, icb, exact, 3",
    "E12800001, region, exact, 6"
  })
  void itsListHasTheSmallAreasThatWereCounted(String code, String kind, String fit, int areas) {
    JsonNode answer = current("/areas/%s/deprivation?year=2019".formatted(code));

    assertThat(answer.get("kind").asString()).isEqualTo(kind);
    assertThat(answer.get("fit").asString()).isEqualTo(fit);
    assertThat(answer.get("small_areas").asInt()).isEqualTo(areas);
    if (kind.equals("region")) {
      assertThat(answer.get("list").isNull()).isTrue();
    } else {
      String list = answer.get("list").asString().replace(api.origin(), "");
      assertThat(api.json(list).get("count").asInt()).isEqualTo(areas);
    }
  }

  @Test
  void withoutPopulationsThereIsNoAverage() {
    JsonNode answer = current("/areas/W06990001/deprivation");

    assertThat(answer.get("country").asString()).isEqualTo("wales");
    assertThat(answer.get("quantile_rule").asString()).isEqualTo("floor");
    assertThat(answer.get("small_areas").asInt()).isEqualTo(2);
    assertThat(answer.get("population").isNull()).isTrue();
    assertThat(answer.get("average_score").isNull()).isTrue();
    assertThat(answer.get("average_rank").isNull()).isTrue();
    assertThat(answer.get("proportion_in_most_deprived_tenth").asDouble()).isEqualTo(0.5);
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() {
    JsonNode schemas = current("/schema/").at("/components/schemas");
    JsonNode answer = current("/areas/E09800001/deprivation");

    assertThat(answer.propertyNames())
        .containsExactlyElementsOf(
            schemas.at("/deprivation_of_larger_area/properties").propertyNames());
    assertThat(answer.at("/deciles/0").propertyNames())
        .containsExactlyElementsOf(schemas.at("/areas_in_decile/properties").propertyNames());
  }

  @Test
  void whereNoSmallAreaLiesThereIsNoDistribution() {
    assertThat(problem("/areas/E01800001/deprivation", 404).get("detail").asString())
        .isEqualTo("No small area of an index lies in \"E01800001\".");
    assertThat(problem("/areas/E54800001/deprivation?year=2025", 404).get("detail").asString())
        .isEqualTo(
            "No small area of the index of 2025 of England lies in \"E54800001\", which is of other"
                + " boundaries.");
    problem("/areas/E09800001/deprivation?year=2015", 404);
  }

  // ------------------------------------------------------------------ the edition in force

  @Test
  void theEditionInForceIsThePrescribedOneWithItsCitation() {
    JsonNode answer = current("/deprivation/E01800001?on=2016-05-01");

    assertThat(answer.get("edition").asInt()).isEqualTo(2019);
    assertThat(answer.at("/in_force/on").asString()).isEqualTo("2016-05-01");
    assertThat(answer.at("/in_force/known").asBoolean()).isTrue();
    assertThat(answer.at("/in_force/authority").asString()).isEqualTo("Office of Feigning");
    assertThat(answer.at("/in_force/first_day").asString()).isEqualTo("2016-01-01");
    assertThat(answer.at("/in_force/last_day").asString()).isEqualTo("2018-12-31");
    assertThat(answer.at("/in_force/citation").asString()).isEqualTo("Table 1");
    assertThat(answer.at("/in_force/detail").asString())
        .isEqualTo("Office of Feigning prescribes the index of 2019 of England for 2016-05-01.");
  }

  @ParameterizedTest
  @CsvSource({"2015-12-31, false", "2016-01-01, true", "2018-12-31, true"})
  void aPeriodHasItsFirstAndItsLastDay(String day, boolean known) {
    assertThat(current("/deprivation/E01800001?on=" + day).at("/in_force/known").asBoolean())
        .isEqualTo(known);
  }

  @Test
  void whereNoGuidanceIsKnownTheAnswerSaysSo() {
    JsonNode answer = current("/deprivation/S01900001?on=2016-05-01");

    assertThat(answer.get("version").asString()).isEqualTo("2020v2");
    assertThat(answer.at("/in_force/known").asBoolean()).isFalse();
    assertThat(answer.at("/in_force/citation").isNull()).isTrue();
    assertThat(answer.at("/in_force/detail").asString())
        .isEqualTo(
            "No guidance is known that prescribes an index of Scotland for 2016-05-01: this is the"
                + " newest.");
  }

  @Test
  void aPrescribedEditionThatIsNotHereIsNamed() {
    for (String path :
        List.of(
            "/deprivation/E01800001?on=2024-01-01",
            "/areas/E09800001/deprivation?on=2024-01-01",
            "/indices_of_multiple_deprivation/?postcode=ZA11AA&on=2024-01-01")) {
      JsonNode problem = problem(path, 404);

      assertThat(problem.get("reason").asString()).isEqualTo("prescribed_edition_missing");
      assertThat(problem.get("edition").asString()).isEqualTo("2022");
      assertThat(problem.get("citation").asString()).isEqualTo("Table 1");
      assertThat(problem.get("detail").asString())
          .isEqualTo(
              "For 2024-01-01 Office of Feigning prescribes the index of 2022 of England, which is"
                  + " not published here. Published here: 2025, 2019.");
    }
  }

  @Test
  void manyPostcodesSayItEach() {
    JsonNode results =
        JsonMapper.shared()
            .readTree(
                api.post("/api/v1/deprivation?on=2024-01-01", "[\"ZA1 1AA\",\"ZB9 9AA\"]").body())
            .get("results");

    assertThat(results.at("/0/reason").asString()).isEqualTo("prescribed_edition_missing");
    assertThat(results.at("/0/result").isNull()).isTrue();
    assertThat(results.at("/1/result/in_force/known").asBoolean()).isFalse();
  }
}

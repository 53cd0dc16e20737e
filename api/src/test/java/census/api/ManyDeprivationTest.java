package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ranks and quantiles of a list of postcodes. */
final class ManyDeprivationTest extends ApiTest {

  private static final String PATH = "/api/v1/deprivation";

  private static JsonNode results(String query, String body) {
    HttpResponse<String> answer = API.post(PATH + query, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get("results");
  }

  private static List<String> each(JsonNode results, String pointer) {
    return StreamSupport.stream(results.spliterator(), false)
        .map(result -> result.at(pointer).asString(""))
        .toList();
  }

  @Test
  void eachIsAnsweredInTheOrderAskedAndNothingIsDropped() {
    JsonNode results =
        results(
            "?year=2019",
            """
            ["ZA1 1AD", "za11aa", "ZA1 2AA", "", "ZZ993VZ", "JE9 9ZZ", "IM99ZZ", "BT98 9ZZ", "CF99 9AA"]
            """);

    assertThat(each(results, "/outcome"))
        .containsExactly(
            "terminated",
            "found",
            "unknown",
            "malformed",
            "nhs_pseudo",
            "terminated",
            "found",
            "found",
            "found");
    assertThat(each(results, "/reason"))
        .containsExactly(
            "",
            "",
            "",
            "empty",
            "no_fixed_abode",
            "channel_islands",
            "isle_of_man",
            "no_edition",
            "");
    assertThat(each(results, "/result/rank"))
        .containsExactly("2", "1", "", "", "", "", "", "", "1");
    assertThat(each(results, "/result/country"))
        .containsExactly("england", "england", "", "", "", "", "", "", "wales");
    assertThat(results.get(7).get("detail").asString())
        .isEqualTo("There is no index of 2019 of Northern Ireland here. Published here: 2017.");
    assertThat(results.get(7).get("result").isNull()).isTrue();
  }

  @Test
  void theNewestEditionOfEachNationIsTakenAndEachIsLabelled() {
    JsonNode results = results("", "[\"ZA1 1AA\", \"ZB9 9AA\", \"BT98 9ZZ\", \"CF99 9AA\"]");

    assertThat(each(results, "/result/version")).containsExactly("2025", "2020v2", "2017", "2019");
    assertThat(each(results, "/result/area_edition"))
        .containsExactly("2021", "2011", "2001", "2011");
    assertThat(each(results, "/result/areas")).containsExactly("12", "3", "2", "2");
    assertThat(each(results, "/result/quantile_rule"))
        .containsExactly("ceiling", "ceiling", "ceiling", "floor");
  }

  @Test
  void quantilesAreThoseAskedForAndElseFifthsAndTenths() {
    assertThat(results("", "[\"ZA1 1AD\"]").at("/0/result/quantiles").toString())
        .isEqualTo(
            "[{\"requested_quantile\":5,\"requested_quantile_name\":\"quintile\",\"data_quantile\":2},"
                + "{\"requested_quantile\":10,\"requested_quantile_name\":\"decile\",\"data_quantile\":3}]");
    assertThat(results("?quantiles=20,4,20", "[\"ZA1 1AD\"]").at("/0/result/quantiles").toString())
        .isEqualTo(
            "[{\"requested_quantile\":20,\"requested_quantile_name\":\"vigintile\",\"data_quantile\":5},"
                + "{\"requested_quantile\":4,\"requested_quantile_name\":\"quartile\",\"data_quantile\":1}]");
  }

  @Test
  void whatIsSaidOfManyIsWhatIsSaidOfOne() {
    for (String postcode : List.of("ZA11AA", "ZA11AD", "ZB99AA", "BT989ZZ", "CF999AA")) {
      JsonNode one =
          current(
                  "/index_of_multiple_deprivation_quantile/?quantile=5&within=local_authority&postcode="
                      + postcode)
              .get("result");
      JsonNode of =
          results("?within=local_authority&quantiles=5", "[\"" + postcode + "\"]")
              .get(0)
              .get("result");

      assertThat(of.at("/quantiles/0/data_quantile")).isEqualTo(one.get("data_quantile"));
      for (String name :
          List.of("rank", "country", "edition", "version", "areas", "area_code", "within")) {
        assertThat(of.get(name)).as(name).isEqualTo(one.get(name));
      }
    }
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() {
    JsonNode schemas = current("/schema/").at("/components/schemas");
    JsonNode result = results("?within=local_authority", "[\"ZA1 1AA\"]").get(0);

    assertThat(result.propertyNames())
        .containsExactlyElementsOf(schemas.at("/ranked_postcode/properties").propertyNames());
    assertThat(result.get("result").propertyNames())
        .containsExactlyElementsOf(schemas.at("/rank_of_postcode/properties").propertyNames());
    assertThat(result.at("/result/within").propertyNames())
        .containsExactlyElementsOf(schemas.at("/rank_within/properties").propertyNames());
  }

  @Test
  void tenThousandAreAnsweredAndNotOneMore() {
    List<String> asked = Collections.nCopies(10_000, "\"ZA1 1AA\"");

    assertThat(results("", asked.toString())).hasSize(10_000);
    assertThat(API.post(PATH, Collections.nCopies(10_001, "\"ZA1 1AA\"").toString()).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quantiles=9",
        "quantiles=5,",
        "quantiles=five",
        "quantiles=",
        "year=x",
        "within=parish",
        "on=2016"
      })
  void whatCanNotBeMeantIsRefused(String query) {
    assertThat(API.post(PATH + "?" + query, "[]").statusCode()).isEqualTo(400);
  }

  @Test
  void itAnswersUnderTheOlderBasePathToo() {
    assertThat(API.post(RunningApi.OLDER + "/deprivation/", "[]").body())
        .isEqualTo(
            "{\"warning\":\"Ranks and quantiles of different nations do not compare.\",\"results\":[]}");
    assertThat(API.send("GET", PATH).statusCode()).isEqualTo(405);
  }
}

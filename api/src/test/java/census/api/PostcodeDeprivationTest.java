package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The index of the small area that a postcode lies in, and its quantile. */
final class PostcodeDeprivationTest extends ApiTest {

  private static final String WHOLE = "/indices_of_multiple_deprivation/?postcode=";
  private static final String QUANTILE = "/index_of_multiple_deprivation_quantile/?postcode=";
  private static final List<String> OWN_MEMBERS =
      List.of("postcode", "outcome", "terminated", "country", "warning", "in_force", "within");

  private static HttpResponse<String> refused(String base, String path, int status) {
    HttpResponse<String> answer = API.get(base + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static JsonNode problem(String base, String path, int status) {
    return JsonMapper.shared().readTree(refused(base, path, status).body());
  }

  /** Character for character, under both base paths: every digit, every null, every link. */
  @ParameterizedTest
  @CsvSource({
    "ZA11AA, 2019, /english_indices_of_multiple_deprivation/E01900001/?year=2019",
    "ZA11AA, 2025, /english_indices_of_multiple_deprivation/E01900001/?year=2025",
    "ZA11AA, , /english_indices_of_multiple_deprivation/E01900001/?year=2025",
    "ZA11AD, 2025, /english_indices_of_multiple_deprivation/E01900003/?year=2025",
    "CF999AA, , /welsh_indices_of_multiple_deprivation/W01900001/",
    "ZB99AA, , /scottish_indices_of_multiple_deprivation/S01900001/",
    "BT989ZZ, , /northern_ireland_indices_of_multiple_deprivation/95ZA01S1/"
  })
  void aPostcodeHasTheRowThatTheListHasOfItsSmallArea(String postcode, String year, String row) {
    for (String base : List.of(RunningApi.CURRENT, RunningApi.OLDER)) {
      String asked = base + WHOLE + postcode + (year == null ? "" : "&year=" + year);
      ObjectNode answer = (ObjectNode) API.json(asked);
      OWN_MEMBERS.forEach(answer::remove);

      assertThat(answer.toString()).isEqualTo(API.json(base + row).toString());
      assertThat(API.get(asked).body()).endsWith(API.get(base + row).body().substring(1));
    }
  }

  @Test
  void anIndexIsLabelledAndSaysWhatItIsOf() {
    JsonNode answer = current(WHOLE + "za1%201aa&year=2019");

    assertThat(answer.get("postcode").asString()).isEqualTo("ZA1 1AA");
    assertThat(answer.get("outcome").asString()).isEqualTo("found");
    assertThat(answer.get("terminated").isNull()).isTrue();
    assertThat(answer.get("country").asString()).isEqualTo("england");
    assertThat(answer.get("warning").asString())
        .isEqualTo("Ranks and quantiles of different nations do not compare.");
    assertThat(answer.get("edition").asInt()).isEqualTo(2019);
    assertThat(answer.get("areas").asInt()).isEqualTo(12);
    assertThat(answer.get("quantile_rule").asString()).isEqualTo("ceiling");
    assertThat(answer.get("direction").asString()).isEqualTo("1_is_most_deprived");
    assertThat(answer.at("/lsoa/lsoa_edition").asInt()).isEqualTo(2011);
    assertThat(answer.at("/lsoa/local_authority_district/local_authority_district_name").asString())
        .isEqualTo("Sampleford");
  }

  @Test
  void decimalsAreNumbersHereAndTextsUnderTheOlderBasePath() {
    assertThat(API.get(RunningApi.CURRENT + WHOLE + "ZA11AA&year=2019").body())
        .contains("\"imd_score\":49.50,");
    assertThat(API.get(RunningApi.OLDER + WHOLE + "ZA11AA&year=2019").body())
        .contains("\"imd_score\":\"49.50\",");
  }

  @Test
  void itAnswersUnderThePostcodeAndWithoutSlashToo() {
    JsonNode answer = current(WHOLE + "ZA11AA");

    assertThat(current("/postcodes/ZA11AA/deprivation")).isEqualTo(answer);
    assertThat(current("/postcodes/za1%201aa/deprivation/")).isEqualTo(answer);
    assertThat(current("/indices_of_multiple_deprivation?postcode=ZA11AA")).isEqualTo(answer);
    assertThat(older("/postcodes/ZA11AA/deprivation").get("imd_score").isString()).isTrue();
  }

  @Test
  void aTerminatedPostcodeIsAnsweredWithItsMonth() {
    JsonNode answer = current(WHOLE + "ZA11AD&year=2019");

    assertThat(answer.get("outcome").asString()).isEqualTo("terminated");
    assertThat(answer.get("terminated").asString()).isEqualTo("1996-06");
    assertThat(answer.at("/lsoa/lsoa_code").asString()).isEqualTo("E01900002");
  }

  @Test
  void anAnswerNamesTheDatasetsBehindItAndHasTheirTag() {
    String path = RunningApi.CURRENT + WHOLE + "ZA11AA&year=2019";
    HttpResponse<String> answer = API.get(path);

    assertThat(answer.headers().allValues("Link"))
        .extracting(link -> link.replaceAll(".*/datasets/|>.*", ""))
        .contains("postcode_directory", "english_index_2019", "lsoa_2011", "lad_2019", "msoa_2011")
        .doesNotContain("english_index_2025", "lsoa_2021", "welsh_index_2019", "ward_2019");
    assertThat(answer.headers().firstValue("Census-Data")).contains("sample");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(API.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(API.get(path.replace("2019", "2025"), "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "england, English, ZA11AA",
    "wales, Welsh, CF999AA",
    "scotland, Scottish, ZB99AA",
    "northern_ireland, Northern Irish, BT989ZZ"
  })
  void whatIsAnsweredIsWhatIsDescribed(String nation, String adjective, String postcode) {
    JsonNode schemas = current("/schema/").at("/components/schemas");
    String kind = adjective.toLowerCase().replace(' ', '_') + "_deprivation_of_postcode";

    assertThat(current(WHOLE + postcode).propertyNames())
        .containsExactlyElementsOf(schemas.at("/" + kind + "/properties").propertyNames());
    assertThat(current(WHOLE + postcode).get("country").asString()).isEqualTo(nation);
    assertThat(current(QUANTILE + postcode + "&quantile=5").get("result").propertyNames())
        .containsExactlyElementsOf(schemas.at("/quantile_of_postcode/properties").propertyNames());
  }

  // ------------------------------------------------------------------ quantiles

  @ParameterizedTest
  @CsvSource({
    // of 12 English areas, by ceil(rank * groups / areas)
    "ZA11AA, 2, median, england, 1, 1",
    "ZA11AA, 10, decile, england, 1, 1",
    "ZA111AA, 10, decile, england, 12, 10",
    "ZA111AA, 20, vigintile, england, 12, 20",
    "ZA11AD, 12, duodecile, england, 2, 2",
    "ZA11AD, 18, hexadecile, england, 2, 3",
    "ZA11AD, 3, tertile, england, 2, 1",
    // of two Welsh ones, by floor((rank - 1) * groups / areas) + 1
    "CF999AA, 4, quartile, wales, 1, 1",
    // of three Scottish ones, the last
    "ZB99AA, 5, quintile, scotland, 3, 5",
    "ZB99AA, 6, sextile, scotland, 3, 6",
    "ZB99AA, 7, septile, scotland, 3, 7",
    "ZB99AA, 8, octile, scotland, 3, 8",
    "BT989ZZ, 5, quintile, northern_ireland, 1, 3"
  })
  void aRankFallsIntoAQuantileByTheRuleOfItsNation(
      String postcode, int groups, String name, String country, int rank, int group) {
    String path = QUANTILE + postcode + "&year=%d&quantile=".formatted(edition(country)) + groups;
    for (JsonNode answer : List.of(current(path), older(path))) {
      JsonNode result = answer.get("result");

      assertThat(result.get("rank").asInt()).isEqualTo(rank);
      assertThat(result.get("requested_quantile").asInt()).isEqualTo(groups);
      assertThat(result.get("requested_quantile_name").asString()).isEqualTo(name);
      assertThat(result.get("data_quantile").asInt()).isEqualTo(group);
      assertThat(result.get("country").asString()).isEqualTo(country);
      assertThat(result.get("error").isNull()).isTrue();
      assertThat(result.get("edition").asInt()).isEqualTo(edition(country));
    }
  }

  private static int edition(String country) {
    return switch (country) {
      case "scotland" -> 2020;
      case "northern_ireland" -> 2017;
      default -> 2019;
    };
  }

  @Test
  void aQuantileIsLabelledAsAnIndexIs() {
    JsonNode result = current(QUANTILE + "ZB99AA&quantile=5").get("result");

    assertThat(result.get("version").asString()).isEqualTo("2020v2");
    assertThat(result.get("area_code").asString()).isEqualTo("S01900001");
    assertThat(result.get("area_name").asString()).isEqualTo("Strathsample - 01");
    assertThat(result.get("area_edition").asInt()).isEqualTo(2011);
    assertThat(result.get("areas").asInt()).isEqualTo(3);
    assertThat(result.get("quantile_rule").asString()).isEqualTo("ceiling");
    assertThat(result.get("postcode").asString()).isEqualTo("ZB9 9AA");
    assertThat(result.get("warning").asString()).contains("do not compare");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1, 9, 11, 13, 100})
  void aNumberOfGroupsWithoutANameIsAnErrorAsItWas(int groups) {
    String path = QUANTILE + "ZA11AA&quantile=" + groups;

    JsonNode result = older(path).get("result");
    assertThat(result.get("rank").isNull()).isTrue();
    assertThat(result.get("requested_quantile").asInt()).isEqualTo(groups);
    assertThat(result.get("requested_quantile_name").isNull()).isTrue();
    assertThat(result.get("data_quantile").isNull()).isTrue();
    assertThat(result.get("country").asString()).isEqualTo("england");
    assertThat(result.get("error").asString()).isEqualTo(groups + " is not a valid quantile.");

    JsonNode problem = problem(RunningApi.CURRENT, path, 400);
    assertThat(problem.get("detail").asString()).isEqualTo(groups + " is not a valid quantile.");
    assertThat(problem.at("/errors/quantile").asString())
        .isEqualTo("One of 2, 3, 4, 5, 6, 7, 8, 10, 12, 18, 20.");
  }

  // ------------------------------------------------------------------ errors

  @ParameterizedTest
  @CsvSource({
    "/indices_of_multiple_deprivation/, Postcode not supplied.",
    "/indices_of_multiple_deprivation/?postcode=nonsense, Invalid postcode supplied.",
    "/index_of_multiple_deprivation_quantile/, Postcode not supplied.",
    "/index_of_multiple_deprivation_quantile/?quantile=5, Postcode not supplied.",
    "/index_of_multiple_deprivation_quantile/?postcode=ZA11AA, Quantile not supplied.",
    "/index_of_multiple_deprivation_quantile/?postcode=X&quantile=5, Invalid postcode supplied."
  })
  void whatIsLackingOrMalformedIsRefusedInTheWordsOfTheOlderService(String path, String detail) {
    assertThat(problem(RunningApi.CURRENT, path, 400).get("detail").asString()).isEqualTo(detail);
    assertThat(problem(RunningApi.OLDER, path, 400).get("detail").asString()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quantile=five", "quantile=5.5", "quantile=", "quantile=1e1"})
  void aNumberOfGroupsThatIsNoneIsRefused(String quantile) {
    refused(RunningApi.CURRENT, QUANTILE + "ZA11AA&" + quantile, 400);
    refused(RunningApi.OLDER, QUANTILE + "ZA11AA&" + quantile, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, QUANTILE})
  void theIslandsHaveNoIndex(String path) {
    String more = path.equals(QUANTILE) ? "&quantile=5" : "";
    JsonNode problem = problem(RunningApi.CURRENT, path + "JE99ZZ" + more, 404);
    assertThat(problem.get("reason").asString()).isEqualTo("channel_islands");
    assertThat(problem.get("outcome").asString()).isEqualTo("terminated");
    assertThat(problem.get("detail").asString())
        .isEqualTo(
            "JE9 9ZZ is on the Channel Islands, for which no index of deprivation is published.");
    assertThat(problem(RunningApi.CURRENT, path + "IM99ZZ" + more, 404).get("reason").asString())
        .isEqualTo("isle_of_man");

    assertThat(problem(RunningApi.OLDER, path + "JE99ZZ" + more, 400).get("detail").asString())
        .isEqualTo("No valid country supplied.");
  }

  @ParameterizedTest
  @CsvSource({
    "ZA12AA, unknown, ''",
    "ZZ993VZ, nhs_pseudo, no_fixed_abode",
    "ZA1A9ZZ, found, no_nation",
    "BT999ZZ, found, not_ranked",
    "ZA111AA, found, no_area",
    "ZA11AA&year=2015, found, no_edition"
  })
  void whatHasNoIndexIsNotFoundAndSaysWhy(String asked, String outcome, String reason) {
    for (String base : List.of(RunningApi.CURRENT, RunningApi.OLDER)) {
      JsonNode problem = problem(base, WHOLE + asked, 404);

      assertThat(problem.get("outcome").asString()).isEqualTo(outcome);
      assertThat(problem.path("reason").asString("")).isEqualTo(reason);
      assertThat(problem.get("detail").asString()).endsWith(".");
    }
  }

  @Test
  void aYearThatIsNotPublishedNamesThoseThatAre() {
    assertThat(
            problem(RunningApi.CURRENT, WHOLE + "ZA11AA&year=2015", 404).get("detail").asString())
        .isEqualTo("There is no index of 2015 of England here. Published here: 2025, 2019.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "year=x",
        "year=99999999999999999999",
        "year=1",
        "on=yesterday",
        "on=2016-02-30",
        "year=2019&on=2016-05-01",
        "within=parish",
        "postcod=x"
      })
  void whatCanNotBeMeantIsRefused(String parameter) {
    refused(RunningApi.CURRENT, WHOLE + "ZA11AA&" + parameter, 400);
  }
}

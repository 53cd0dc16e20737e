package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.PublishedTable;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One postcode, looked up. */
final class PostcodesTest extends ApiTest {

  private static JsonNode problem(String path, int status) {
    HttpResponse<String> answer = API.get("/api/v1" + path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aPostcodeHasItsPlaceAndItsAreasWithCodesNamesAndEditions() {
    JsonNode postcode = current("/postcodes/ZA1%201AA/");

    assertThat(postcode.get("outcome").asString()).isEqualTo("found");
    assertThat(postcode.get("remarks")).isEmpty();
    assertThat(postcode.get("postcode").asString()).isEqualTo("ZA1 1AA");
    assertThat(postcode.get("outcode").asString()).isEqualTo("ZA1");
    assertThat(postcode.get("incode").asString()).isEqualTo("1AA");
    assertThat(postcode.get("introduced").asString()).isEqualTo("1980-01");
    assertThat(postcode.get("terminated").isNull()).isTrue();
    assertThat(postcode.get("large_user").asBoolean()).isFalse();
    assertThat(postcode.get("easting").asInt()).isEqualTo(530000);
    assertThat(postcode.get("positional_quality").asInt()).isEqualTo(1);
    assertThat(postcode.get("local_authority").toString())
        .isEqualTo("{\"code\":\"E09900001\",\"name\":\"Sampleford\",\"edition\":2025}");
    assertThat(postcode.get("lsoa_2011").toString())
        .isEqualTo("{\"code\":\"E01900001\",\"name\":\"Sampleford 001A\",\"edition\":2011}");
    assertThat(postcode.at("/parish/name").asString()).isEqualTo("Tréfannol");
    assertThat(postcode.get("data_zone_2011").isNull()).isTrue();
    assertThat(postcode.get("imd_rank").asInt()).isEqualTo(1);
    assertThat(postcode.get("imd_edition").asInt()).isEqualTo(2019);
  }

  @Test
  void everythingInTheTableIsInTheAnswer() {
    Set<String> answered = new HashSet<>(current("/postcodes/ZA11AA").propertyNames());

    assertThat(PublishedTable.named("postcode").orElseThrow().columns())
        .extracting(column -> column.name().replaceFirst("_code$", ""))
        .allMatch(answered::contains);
  }

  @Test
  void everyCellOfTheTableIsAnsweredAsItIs() throws SQLException {
    int compared = 0;
    try (Connection connection = DATABASE.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from published.postcode")) {
      while (rows.next()) {
        String written = rows.getString("postcode").replace(" ", "");
        JsonNode answer = current("/postcodes/" + written);
        for (PublishedTable.Column column :
            PublishedTable.named("postcode").orElseThrow().columns()) {
          assertThat(answered(answer, column.name()))
              .as(written + " " + column.name())
              .isEqualTo(cell(rows, column));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(100_000);
  }

  private static String cell(ResultSet rows, PublishedTable.Column column) throws SQLException {
    String cell = rows.getString(column.name());
    return switch (column.type()) {
      case "date" -> cell == null ? null : cell.substring(0, 7);
      case "boolean" -> cell == null ? null : String.valueOf(cell.equals("t"));
      case "numeric" -> cell == null ? null : new BigDecimal(cell).stripTrailingZeros().toString();
      default -> cell;
    };
  }

  private static String answered(JsonNode answer, String column) {
    JsonNode value = answer.get(column.replaceFirst("_code$", ""));
    JsonNode text = value.isObject() ? value.get("code") : value;
    if (text.isNull()) {
      return null;
    }
    return text.isFloatingPointNumber()
        ? text.decimalValue().stripTrailingZeros().toString()
        : text.asString();
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() {
    JsonNode described = current("/schema/").at("/components/schemas/postcode/properties");

    assertThat(current("/postcodes/ZA11AA").propertyNames())
        .containsExactlyElementsOf(described.propertyNames());
  }

  @Test
  void coordinatesKeepTheDigitsWithWhichTheyWerePublished() {
    assertThat(API.get("/api/v1/postcodes/ZA11AA").body())
        .contains("\"latitude\":51.50,\"longitude\":-0.120,");
    assertThat(API.get("/api/v1/postcodes/ZA11AB").body())
        .contains("\"latitude\":51.500900,\"longitude\":-0.120001,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"za11aa", "%20z%20a1%201%20aA%20", "ZA1%201AA.", "ZAI%201AA", "ZA1+1AA"})
  void aPostcodeIsFoundHoweverItIsWritten(String written) {
    if (written.contains("+")) {
      // In a path a plus is a plus.
      assertThat(problem("/postcodes/" + written, 400).get("outcome").asString())
          .isEqualTo("malformed");
    } else {
      assertThat(current("/postcodes/" + written).get("postcode").asString()).isEqualTo("ZA1 1AA");
    }
  }

  @Test
  void aTerminatedPostcodeIsAnsweredWithItsMonth() {
    JsonNode postcode = current("/postcodes/ZA11AD");

    assertThat(postcode.get("outcome").asString()).isEqualTo("terminated");
    assertThat(postcode.get("terminated").asString()).isEqualTo("1996-06");
    assertThat(postcode.at("/lsoa_2011/code").asString()).isEqualTo("E01900002");
  }

  @Test
  void aPostcodeWithoutCoordinatesSaysSo() {
    JsonNode postcode = current("/postcodes/ZA111AA");

    assertThat(postcode.get("remarks").toString()).isEqualTo("[\"no_coordinates\"]");
    assertThat(postcode.get("latitude").isNull()).isTrue();
    assertThat(postcode.get("easting").isNull()).isTrue();
    assertThat(postcode.get("ward").isNull()).isTrue();
    assertThat(postcode.at("/local_authority/name").asString())
        .isEqualTo("Otherham \"on the Hill\"");
  }

  @Test
  void aCodeThatNoListOfNamesHasIsKeptAndFlagged() {
    JsonNode postcode = current("/postcodes/ZA11AB");

    assertThat(postcode.get("remarks").toString()).isEqualTo("[\"code_without_name\"]");
    assertThat(postcode.at("/parish/code").asString()).isEqualTo("E04900099");
    assertThat(postcode.at("/parish/name").isNull()).isTrue();
  }

  @Test
  void aCodeThatStandsForNoAreaNeedsNoNameNorDoesAKindWithoutNames() {
    assertThat(current("/postcodes/ZA11AA").get("remarks")).isEmpty();
    assertThat(current("/postcodes/ZA11AA").at("/county/code").asString()).isEqualTo("E99999999");
    assertThat(current("/postcodes/ZA11AA").at("/output_area_2021/name").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"IM99ZZ, isle_of_man, found", "JE99ZZ, channel_islands, terminated"})
  void theIslandsAreAnsweredWithARemark(String written, String remark, String outcome) {
    JsonNode postcode = current("/postcodes/" + written);

    assertThat(postcode.get("outcome").asString()).isEqualTo(outcome);
    assertThat(postcode.get("remarks").toString())
        .isEqualTo("[\"%s\",\"no_coordinates\"]".formatted(remark));
  }

  @Test
  void aPostcodeOfWhichNextToNothingIsKnownIsAnswered() {
    JsonNode postcode = current("/postcodes/ZA1A9ZZ");

    assertThat(postcode.get("introduced").isNull()).isTrue();
    assertThat(postcode.get("large_user").isNull()).isTrue();
    assertThat(postcode.get("areas_edition").isNull()).isTrue();
    assertThat(postcode.get("country").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "X, too_short, at least five",
    "ZA1 1A!, character, only letters and digits",
    "ZA1 AAA, inward_form, ends with a digit and two letters",
    "ZA11 11AAA, too_long, at most seven",
    "QA1 1AA, area_letter, no postcode begins with Q",
    "ZA1 1CA, inward_letter, are never among"
  })
  void whatCanNotBeAPostcodeIsRefusedWithTheReason(String written, String reason, String words) {
    JsonNode problem = problem("/postcodes/" + written.replace(" ", "%20"), 400);

    assertThat(problem.get("outcome").asString()).isEqualTo("malformed");
    assertThat(problem.get("reason").asString()).isEqualTo(reason);
    assertThat(problem.get("detail").asString()).contains(words);
    assertThat(problem.at("/errors/postcode").asString()).contains(words);
  }

  @Test
  void aPostcodeThatTheDirectoryHasNotIsNotFound() {
    JsonNode problem = problem("/postcodes/ZA1%202AA", 404);

    assertThat(problem.get("outcome").asString()).isEqualTo("unknown");
    assertThat(problem.has("reason")).isFalse();
    assertThat(problem.get("detail").asString())
        .isEqualTo("ZA1 2AA has the form of a postcode, but is not in the directory.");
    assertThat(problem("/postcodes/IM11AA", 404).get("reason").asString()).isEqualTo("isle_of_man");
  }

  @ParameterizedTest
  @CsvSource({
    "ZZ993VZ, no_fixed_abode",
    "ZZ993WZ, not_known",
    "ZZ993CZ, england",
    "ZZ991WZ, scotland",
    "ZZ993GZ, wales",
    "ZZ992WZ, northern_ireland"
  })
  void whatTheNhsHasMadeUpIsNotFoundAndSaidToBeSo(String written, String reason) {
    JsonNode problem = problem("/postcodes/" + written, 404);

    assertThat(problem.get("outcome").asString()).isEqualTo("nhs_pseudo");
    assertThat(problem.get("reason").asString()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "za11aa, true, found, ZA1 1AA",
    "za11ad, true, terminated, ZA1 1AD",
    "za12aa, false, unknown, ZA1 2AA",
    "zz993vz, false, nhs_pseudo, ZZ99 3VZ",
    "nonsense, false, malformed,"
  })
  void validationAnswersWhateverTheTextIs(
      String written, boolean valid, String outcome, String canonical) {
    JsonNode validation = current("/postcodes/%s/validate".formatted(written));

    assertThat(validation.get("query").asString()).isEqualTo(written);
    assertThat(validation.get("valid").asBoolean()).isEqualTo(valid);
    assertThat(validation.get("outcome").asString()).isEqualTo(outcome);
    assertThat(validation.get("postcode").asString(""))
        .isEqualTo(canonical == null ? "" : canonical);
    assertThat(validation.get("detail").isNull()).isEqualTo(valid);
  }

  @Test
  void aRandomPostcodeIsInUseAndKeptByNobody() {
    List<JsonNode> found =
        IntStream.range(0, 30).mapToObj(i -> current("/postcodes/random")).toList();

    assertThat(found).allMatch(postcode -> postcode.get("outcome").asString().equals("found"));
    assertThat(found)
        .extracting(postcode -> postcode.get("postcode").asString())
        .hasSizeGreaterThan(10);
    assertThat(new HashSet<>(found)).hasSizeGreaterThan(10);
    assertThat(API.get("/api/v1/postcodes/random").headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void aDistrictSaysWhatIsInItAndWhereItLies() {
    JsonNode district = current("/outcodes/za1");

    assertThat(district.get("outcode").asString()).isEqualTo("ZA1");
    assertThat(district.get("postcodes_in_use").asInt()).isEqualTo(2);
    assertThat(district.get("postcodes_terminated").asInt()).isEqualTo(1);
    assertThat(district.get("latitude").asDouble()).isEqualTo(51.50045);
    assertThat(district.get("parish").toString())
        .isEqualTo(
            "[{\"code\":\"E04900001\",\"name\":\"Tréfannol\",\"edition\":2025,"
                + "\"postcodes_in_use\":1,\"postcodes_terminated\":1},"
                + "{\"code\":\"E04900099\",\"name\":null,\"edition\":2025,"
                + "\"postcodes_in_use\":1,\"postcodes_terminated\":0}]");
    assertThat(district.get("county")).isEmpty();
    assertThat(district.propertyNames())
        .containsExactlyElementsOf(
            current("/schema/").at("/components/schemas/outcode/properties").propertyNames());
    assertThat(current("/outcodes/IM9").get("latitude").isNull()).isTrue();
  }

  @Test
  void aDistrictThatIsNotThereOrCanNotBe() {
    assertThat(problem("/outcodes/ZA9", 404).get("outcome").asString()).isEqualTo("unknown");
    assertThat(problem("/outcodes/ZA9Z9", 400).get("outcome").asString()).isEqualTo("malformed");
  }

  @Test
  void anAnswerNamesTheDatasetsBehindItAndHasTheirTag() {
    HttpResponse<String> answer = API.get("/api/v1/postcodes/ZA11AA");
    String tag = answer.headers().firstValue("ETag").orElseThrow();

    assertThat(answer.headers().allValues("Link"))
        .containsExactly(
            "<%s/api/v1/datasets/postcode_directory>; rel=\"describedby\"; title=\"postcode_directory version 1\""
                .formatted(API.origin()),
            "<%s/api/v1/datasets/postcode_directory_name>; rel=\"describedby\"; title=\"postcode_directory_name version 1\""
                .formatted(API.origin()));
    assertThat(answer.headers().firstValue("Census-Data")).contains("sample");
    assertThat(API.get("/api/v1/postcodes/ZA11AA", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(API.get("/api/v1/boundaries?postcode=ZA11AA", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
    assertThat(API.send("HEAD", "/api/v1/postcodes/ZA11AA").headers().firstValue("Content-Length"))
        .isEqualTo(answer.headers().firstValue("Content-Length"));
    assertThat(
            API.get("/api/v1/postcodes/ZA11AA", "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding"))
        .contains("gzip");
  }

  @Test
  void boundariesHaveTheNamesOfTheOlderServiceUnderBothPaths() {
    JsonNode boundaries = current("/boundaries/?postcode=za1%201aa");

    assertThat(older("/boundaries/?postcode=ZA11AA")).isEqualTo(boundaries);
    assertThat(boundaries.get("postcode").asString()).isEqualTo("ZA1 1AA");
    assertThat(boundaries.get("quality").asInt()).isEqualTo(1);
    assertThat(boundaries.get("eastings").asInt()).isEqualTo(530000);
    assertThat(boundaries.get("country").asString()).isEqualTo("England");
    assertThat(boundaries.get("admin_district").asString()).isEqualTo("Sampleford");
    assertThat(boundaries.get("admin_county").isNull()).isTrue();
    assertThat(boundaries.at("/codes/admin_county").asString()).isEqualTo("E99999999");
    assertThat(boundaries.get("lsoa").asString()).isEqualTo("Sampleford 001A");
    assertThat(boundaries.get("lsoa_edition").asInt()).isEqualTo(2011);
    assertThat(boundaries.at("/codes/lsoa").asString()).isEqualTo("E01900001");
    assertThat(boundaries.get("terminated").isNull()).isTrue();
    assertThat(boundaries.propertyNames())
        .contains(
            "postcode",
            "quality",
            "eastings",
            "northings",
            "country",
            "nhs_ha",
            "longitude",
            "latitude",
            "european_electoral_region",
            "primary_care_trust",
            "region",
            "lsoa",
            "msoa",
            "incode",
            "outcode",
            "parliamentary_constituency",
            "admin_district",
            "parish",
            "admin_county",
            "admin_ward",
            "ced",
            "ccg",
            "nuts",
            "codes");
    assertThat(boundaries.get("codes").propertyNames())
        .containsExactly(
            "admin_district",
            "admin_county",
            "admin_ward",
            "parish",
            "parliamentary_constituency",
            "ccg",
            "ccg_id",
            "ced",
            "nuts",
            "lsoa",
            "msoa",
            "lau2");
  }

  @Test
  void boundariesOfEachNationHaveItsOwnSmallAreas() {
    assertThat(current("/boundaries?postcode=ZB99AA").get("lsoa").asString())
        .isEqualTo("Inverfannol - 01");
    JsonNode northern = current("/boundaries?postcode=BT999ZZ");
    assertThat(northern.at("/codes/lsoa").asString()).isEqualTo("95ZZ99W1");
    assertThat(northern.get("lsoa").isNull()).isTrue();
    assertThat(northern.get("lsoa_edition").asInt()).isEqualTo(2001);
    assertThat(current("/boundaries?postcode=ZA11AD").get("terminated").asString())
        .isEqualTo("1996-06");
  }

  @Test
  void boundariesRefuseInTheWordsOfTheOlderService() {
    assertThat(problem("/boundaries/", 400).get("detail").asString())
        .isEqualTo("Postcode not supplied.");
    assertThat(problem("/boundaries/?postcode=nonsense", 400).get("detail").asString())
        .isEqualTo("Invalid postcode supplied.");
    assertThat(problem("/boundaries/?postcode=ZA12AA", 404).get("outcome").asString())
        .isEqualTo("unknown");
    assertThat(older("/boundaries/?postcode=").get("detail").asString())
        .isEqualTo("Postcode not supplied.");
    assertThat(problem("/boundaries/?postcod=ZA11AA", 400).get("detail").asString())
        .isEqualTo("postcod: No such parameter here. The nearest is postcode.");
    assertThat(older("/boundaries/?postcode=ZA11AA&x=1").get("postcode").asString())
        .isEqualTo("ZA1 1AA");
  }
}

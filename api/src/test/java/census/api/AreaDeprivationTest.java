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

/** Small areas through the editions, where not all stayed as they were. */
final class AreaDeprivationTest {

  private static TestDatabase database;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    Splitham.publishAll(database);
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

  @ParameterizedTest
  @CsvSource({
    "E01800001, 2019, unchanged, E01800001",
    "E01800001, 2025, unchanged, E01800001",
    // of 2011, asked for in the boundaries of 2021
    "E01800002, 2025, split, E01800012 E01800022",
    "E01800003, 2025, merged, E01800034",
    "E01800002, 2019, unchanged, E01800002",
    // of 2021, asked for in those of 2011
    "E01800012, 2019, split, E01800002",
    "E01800034, 2019, merged, E01800003 E01800004",
    "e01800034, 2025, unchanged, E01800034"
  })
  void anAreaIsAnsweredInTheBoundariesOfTheEdition(
      String code, int year, String change, String parts) {
    JsonNode answer = current("/deprivation/%s/?year=%d".formatted(code, year));

    assertThat(answer.get("edition").asInt()).isEqualTo(year);
    assertThat(answer.get("area_edition").asInt()).isEqualTo(year == 2019 ? 2011 : 2021);
    assertThat(answer.get("change").asString()).isEqualTo(change);
    assertThat(texts(answer.get("results"), "/lsoa/lsoa_code")).containsExactly(parts.split(" "));
    for (JsonNode result : answer.get("results")) {
      assertThat(result)
          .isEqualTo(
              current(
                  "/english_indices_of_multiple_deprivation/%s/?year=%d"
                      .formatted(result.at("/lsoa/lsoa_code").asString(), year)));
    }
  }

  @Test
  void anAreaWhoseLinesWereDrawnAnewIsAnsweredAndSaysSo() {
    JsonNode answer = current("/deprivation/E01800005?year=2019");

    assertThat(answer.get("change").asString()).isEqualTo("irregular");
    assertThat(answer.get("note").asString())
        .isEqualTo("The lines of E01800005 were drawn anew from one census to the next.");
    assertThat(texts(answer.get("results"), "/lsoa/lsoa_code")).containsExactly("E01800005");
  }

  @ParameterizedTest
  @CsvSource({
    "E01800012, 2019, E01800002",
    "E01800002, 2025, E01800022 E01800012",
    "E01800001, 2019, E01800001",
    "e01800034, 2019, E01800004 E01800003"
  })
  void theListFindsTheAreaOfOtherBoundariesToo(String code, int year, String parts) {
    JsonNode list =
        current(
            "/english_indices_of_multiple_deprivation/?lsoa_code=%s&year=%d".formatted(code, year));

    assertThat(texts(list.get("results"), "/lsoa/lsoa_code")).containsExactly(parts.split(" "));
  }

  @Test
  void theNewestEditionIsAnsweredWithoutAYear() {
    assertThat(current("/deprivation/E01800002").get("edition").asInt()).isEqualTo(2025);
    assertThat(current("/deprivation/S01900001").get("version").asString()).isEqualTo("2020v2");
    assertThat(current("/deprivation/95za01s1").at("/results/0/imd_rank").asInt()).isEqualTo(1);
    assertThat(current("/deprivation/W01900002").at("/results/0/imd_decile").asInt()).isEqualTo(6);
  }

  @Test
  void anAreaIsFollowedThroughTheEditions() {
    JsonNode answer = current("/deprivation/E01800002/editions/");

    assertThat(answer.get("edition").asInt()).isEqualTo(2011);
    assertThat(texts(answer.get("results"), "/edition")).containsExactly("2025", "2025", "2019");
    assertThat(texts(answer.get("results"), "/area_code"))
        .containsExactly("E01800012", "E01800022", "E01800002");
    assertThat(texts(answer.get("results"), "/change"))
        .containsExactly("split", "split", "unchanged");
    assertThat(texts(answer.get("results"), "/rank")).containsExactly("4", "5", "2");
    assertThat(texts(answer.get("results"), "/decile")).containsExactly("7", "9", "4");
    assertThat(texts(answer.get("results"), "/areas")).containsOnly("6");
    assertThat(answer.get("note").asString()).contains("not a change of deprivation");
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() {
    JsonNode schemas = current("/schema/").at("/components/schemas");

    assertThat(current("/deprivation/E01800001").propertyNames())
        .containsExactlyElementsOf(schemas.at("/deprivation_of_area/properties").propertyNames());
    assertThat(current("/deprivation/E01800001/editions").propertyNames())
        .containsExactlyElementsOf(schemas.at("/editions_of_area/properties").propertyNames());
    assertThat(current("/deprivation/E01800001/editions").at("/results/0").propertyNames())
        .containsExactlyElementsOf(schemas.at("/area_in_edition/properties").propertyNames());
  }

  @Test
  void whatIsNoAreaOrHasNoIndexInTheEditionIsNotFound() {
    assertThat(problem("/deprivation/E01999999", 404).get("detail").asString())
        .isEqualTo("\"E01999999\" is no small area of any index.");
    assertThat(problem("/deprivation/E01800001?year=2015", 404).get("detail").asString())
        .isEqualTo("There is no index of 2015 of England here. Published here: 2025, 2019.");
    problem("/deprivation/nonsense/editions", 404);
    problem("/deprivation/E01800001?year=now", 400);
  }

  @ParameterizedTest
  @CsvSource({
    "local_authority, E09800001, Splitham, as_published, 2, 3, 7",
    "region, E12800001, South Feign, exact, 2, 6, 4",
    "icb, E54800001, Feignland Health, exact, 2, 3, 7"
  })
  void aSmallAreaHasAPlaceWithinALargerOne(
      String within, String code, String name, String fit, int rank, int areas, int decile) {
    JsonNode answer = current("/deprivation/E01800002?year=2019&within=" + within).at("/within/0");

    assertThat(answer.get("code").asString()).isEqualTo(code);
    assertThat(answer.get("name").asString()).isEqualTo(name);
    assertThat(answer.get("fit").asString()).isEqualTo(fit);
    assertThat(answer.get("rank").asInt()).isEqualTo(rank);
    assertThat(answer.get("areas").asInt()).isEqualTo(areas);
    assertThat(answer.get("quantile_rule").asString()).isEqualTo("ceiling");
    assertThat(answer.at("/quantiles/1/data_quantile").asInt()).isEqualTo(decile);
  }
}

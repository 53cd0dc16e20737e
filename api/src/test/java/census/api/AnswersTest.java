package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is in a row and in the headers around it. */
final class AnswersTest extends ApiTest {

  @Test
  void anIndexRowSaysItsEditionItsRuleAndItsArea() {
    JsonNode row = current(INDEX + "E01900001/?year=2019");

    assertThat(row.get("type").asString()).isEqualTo("english");
    assertThat(row.get("edition").asInt()).isEqualTo(2019);
    assertThat(row.get("quantile_rule").asString()).isEqualTo("ceiling");
    assertThat(row.get("direction").asString()).isEqualTo("1_is_most_deprived");
    assertThat(row.get("areas").asInt()).isEqualTo(12);
    assertThat(row.at("/lsoa/lsoa_name").asString()).isEqualTo("Sampleford 001A");
    assertThat(row.at("/lsoa/year").asInt()).isEqualTo(2011);
    assertThat(row.at("/lsoa/total_population_mid_2015").asInt()).isEqualTo(1501);
    assertThat(row.at("/lsoa/local_authority_district").toString())
        .isEqualTo(
            "{\"local_authority_district_code\":\"E09900001\","
                + "\"local_authority_district_name\":\"Sampleford\",\"year\":2019}");
    assertThat(row.at("/lsoa/msoa/msoa_code").asString()).isEqualTo("E02900001");
  }

  @Test
  void aWelshRowHasEveryQuantileAndTheSameArea() {
    JsonNode row = current(WELSH + "W01900002");

    assertThat(row.get("type").asString()).isEqualTo("welsh");
    assertThat(row.get("quantile_rule").asString()).isEqualTo("floor");
    assertThat(row.get("areas").asInt()).isEqualTo(2);
    assertThat(row.get("imd_score").asDouble()).isEqualTo(19.2);
    assertThat(row.get("imd_rank").asInt()).isEqualTo(2);
    assertThat(row.get("imd_decile").asInt()).isEqualTo(6);
    assertThat(row.get("imd_quintile").asInt()).isEqualTo(3);
    assertThat(row.get("physical_environment_quartile").asInt()).isEqualTo(3);
    assertThat(row.get("lsoa_local_name").asString()).isEqualTo("Bryn Sampl 2");
    assertThat(row.at("/lsoa/lsoa_name").asString()).isEqualTo("Trefannol 001B");
    assertThat(row.at("/lsoa/total_population_mid_2015").isNull()).isTrue();
    assertThat(row.at("/lsoa/local_authority_district/local_authority_district_name").asString())
        .isEqualTo("Trefannol");
    assertThat(row.get("lsoa").propertyNames())
        .containsExactlyElementsOf(current(INDEX + "E01900001").get("lsoa").propertyNames());
  }

  @Test
  void anAuthorityIsAnsweredByTheWholeIndexAsPublishedInTheEditionAskedFor() {
    JsonNode row = current(AUTHORITIES + "E09900001/?year=2019");

    assertThat(row.get("nation").asString()).isEqualTo("england");
    assertThat(row.get("subject").asString()).isEqualTo("imd");
    assertThat(row.get("basis").asString()).isEqualTo("published");
    assertThat(row.get("average_rank").asDouble()).isEqualTo(1000.5);
    assertThat(row.get("extent").isNull()).isTrue();
    assertThat(row.at("/local_authority_district/local_authority_district_name").asString())
        .isEqualTo("Sampleford");
    assertThat(current(AUTHORITIES + "E09900001").get("basis").asString()).isEqualTo("derived");
  }

  @Test
  void decimalsKeepTheirDigitsAndAreTextsUnderTheOlderPath() {
    String path = INDEX + "E01900001/?year=2019";

    assertThat(API.get(RunningApi.CURRENT + path).body())
        .contains("\"imd_score\":49.50,", "\"income_score\":0.070,", "_score\":-2.107,");
    assertThat(API.get(RunningApi.OLDER + path).body())
        .contains("\"imd_score\":\"49.50\",", "\"income_score\":\"0.070\",", "\"imd_rank\":1,")
        .contains("\"total_population_mid_2015\":1501,");
  }

  @Test
  void whatIsMissingIsNull() {
    JsonNode row = current(INDEX + "E01900001/?year=2025");

    assertThat(row.get("crime_rank").isNull()).isTrue();
    assertThat(row.at("/lsoa/msoa").isNull()).isTrue();
  }

  @Test
  void peopleOfAnotherYearDoNotGoByTheNamesOf2015() {
    JsonNode row = current(INDEX + "E01900001/?year=2025");

    assertThat(row.get("population_year").asInt()).isEqualTo(2022);
    assertThat(row.get("total_population").asInt()).isEqualTo(1508);
    assertThat(row.at("/lsoa/total_population_mid_2015").isNull()).isTrue();
    assertThat(current(LSOAS + "E01900001/?year=2021").get("total_population_mid_2015").isNull())
        .isTrue();
  }

  @Test
  void anAreaHasThePeopleAndTheParentsOfItsOwnEdition() {
    JsonNode area = current(LSOAS + "E01900012/?year=2011");

    assertThat(area.get("total_population_mid_2015").asInt()).isEqualTo(1512);
    assertThat(area.at("/local_authority_district/local_authority_district_code").asString())
        .isEqualTo("E09900002");
    assertThat(area.at("/local_authority_district/year").asInt()).isEqualTo(2019);
    assertThat(current(LSOAS + "E01900012/").at("/local_authority_district").isNull()).isTrue();
  }

  @Test
  void anAnswerMadeFromSampleDataSaysSoAndNamesItsDatasets() {
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "?year=2019");

    assertThat(answer.headers().firstValue("Census-Data")).contains("sample");
    assertThat(answer.headers().allValues("Link"))
        .contains(
            "<%s/api/v1/datasets/english_index_2019>; rel=\"describedby\"; title=\"english_index_2019 version 1\""
                .formatted(API.origin()))
        .noneMatch(link -> link.contains("english_index_2025"))
        .noneMatch(link -> link.contains("ward_2019"));
  }

  @Test
  void theDatasetsSayWhereEverythingCameFrom() {
    JsonNode dataset = current("/datasets/english_index_2019");

    assertThat(dataset.at("/declaration/title").asString()).isEqualTo("Sample english_index_2019");
    assertThat(dataset.at("/sources/0/publisher").asString()).isEqualTo("Nobody");
    assertThat(dataset.get("made_from")).isEmpty();
    assertThat(dataset.get("sample").asBoolean()).isTrue();
    assertThat(dataset.get("dataset_version").asInt()).isEqualTo(1);
    assertThat(dataset.get("loaded_at").asString()).endsWith("Z");
    assertThat(current("/datasets/?sample=true").get("count"))
        .isEqualTo(current("/datasets/").get("count"));
  }

  @Test
  void everyPublishedColumnSaysWhatItIsAndWhereItIsFrom() {
    JsonNode column = current("/data_dictionary/ward_2019.code");

    assertThat(column.get("meaning").asString()).isEqualTo("Code of the area");
    assertThat(column.get("header").asString()).isEqualTo("CODE");
    assertThat(current("/data_dictionary/?dataset=ward_2019").get("count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/wards/", "/api/v1/wards/E05900001", "/api/v1/datasets/"})
  void whoHasTheAnswerAlreadyIsToldSo(String path) {
    HttpResponse<String> first = API.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = API.get(path, "If-None-Match", "\"other\", " + tag);

    assertThat(tag).startsWith("W/\"");
    assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=60, public");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("ETag")).contains(tag);
    assertThat(API.get(path, "If-None-Match", "W/\"stale\"").statusCode()).isEqualTo(200);
  }

  @Test
  void theSameRowsInAnotherFormHaveAnotherTag() {
    assertThat(
            Stream.of(
                    "/api/v1/wards/",
                    "/api/v1/wards/?format=csv",
                    "/rcpch-census-platform/api/v1/wards/")
                .map(path -> API.get(path).headers().firstValue("ETag").orElseThrow()))
        .doesNotHaveDuplicates();
  }

  @Test
  void headIsGetWithoutTheBody() {
    HttpResponse<String> get = API.get("/api/v1/wards/");
    HttpResponse<String> head = API.send("HEAD", "/api/v1/wards/");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @Test
  void optionsSayWhatIsAllowedFromAnywhere() {
    HttpResponse<String> answer =
        API.send(
            "OPTIONS",
            "/api/v1/wards/",
            "Origin",
            "https://elsewhere.example",
            "Access-Control-Request-Method",
            "GET");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND"})
  void nobodyCanWrite(String method) {
    HttpResponse<String> answer = API.send(method, "/api/v1/wards/");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(answer.body())
        .contains("\"detail\":\"This service is read-only: %s is not allowed.\"".formatted(method));
  }

  @Test
  void traceIsRefusedByTheServerItself() {
    HttpResponse<String> answer = API.send("TRACE", "/api/v1/wards/");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
  }

  @Test
  void everyAnswerHasItsSecurityHeaders() {
    HttpResponse<String> answer = API.get("/api/v1/wards/?bad=1");

    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void aWrongAddressIsAnsweredWithTheNearestList() {
    HttpResponse<String> answer = API.get("/api/v1/ward/");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("All routes are at /api/v1/. The nearest is wards.");
    assertThat(API.get("/nowhere/at/all").body()).doesNotContain("nearest");
  }
}

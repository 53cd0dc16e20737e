package census.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: envelopes, pages, order, addresses, formats. */
final class ListsTest extends ApiTest {

  @Test
  void theRootNamesEveryListAndItsAddress() {
    assertThat(current("/").get("wards").asString()).isEqualTo(API.origin() + "/api/v1/wards/");
    assertThat(older("/").get("wards").asString())
        .isEqualTo(API.origin() + "/rcpch-census-platform/api/v1/wards/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/wards", "/api/v1/wards/", "/api/v1/wards/E05900001/"})
  void everyAddressAnswersWithAndWithoutItsLastSlash(String path) {
    assertThat(API.get(path).statusCode()).isEqualTo(200);
    assertThat(API.get(path.replaceFirst("/$", "")).statusCode()).isEqualTo(200);
    assertThat(API.get("/rcpch-census-platform" + path).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageHasTenRowsAndAbsoluteLinksToItsNeighbours() {
    JsonNode second = current(INDEX + "?page=2");

    assertThat(second.get("count").asInt()).isEqualTo(24);
    assertThat(second.get("results")).hasSize(10);
    assertThat(second.get("next").asString())
        .isEqualTo(API.origin() + "/api/v1" + INDEX + "?page=3");
    assertThat(second.get("previous").asString()).isEqualTo(API.origin() + "/api/v1" + INDEX);
  }

  @Test
  void linksAreMadeFromForwardedHeadersOnlyWhereTheProxyIsTrusted() {
    String[] forwarded = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "census.example"};

    assertThat(current("/", forwarded).get("wards").asString()).startsWith(API.origin());
    try (RunningApi behindProxy =
        RunningApi.over(DATABASE, "--server.forward-headers-strategy=framework")) {
      assertThat(behindProxy.json("/api/v1" + INDEX, forwarded).get("next").asString())
          .isEqualTo("https://census.example/api/v1" + INDEX + "?page=2");
    }
  }

  @Test
  void linksKeepTheRestOfTheQuestion() {
    JsonNode page = current(INDEX + "?lsoa_name=sampleford%20001&year=2019&page_size=3");

    assertThat(page.get("next").asString())
        .endsWith(INDEX + "?lsoa_name=sampleford%20001&year=2019&page_size=3&page=2");
  }

  @Test
  void theLastPageIsFoundByItsName() {
    JsonNode last = current(INDEX + "?page=last");

    assertThat(last.get("results")).hasSize(4);
    assertThat(last.get("next").isNull()).isTrue();
    assertThat(last.get("previous").asString()).endsWith("?page=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "4", "abc", "1.5", "99999999999999999999", "%20", "٣"})
  void aPageThatIsNotThereSaysSoInTheOlderWords(String page) {
    String encoded = page.startsWith("%") ? page : URLEncoder.encode(page, UTF_8);
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "?page=" + encoded);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"detail\":\"Invalid page.\"");
  }

  @Test
  void aListWithoutRowsStillHasAFirstPage() {
    JsonNode none = current(INDEX + "?lsoa_name=nowhere");

    assertThat(none.get("count").asInt()).isZero();
    assertThat(none.get("results")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "ten", "-5"})
  void aPageSizeOutOfRangeIsRefusedAndIgnoredUnderTheOlderPath(String size) {
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "?page_size=" + size);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"page_size\":\"\\\"" + size + "\\\" is not from 1 to 1,000.\"");
    assertThat(older(INDEX + "?page_size=" + size).get("results")).hasSize(10);
  }

  @Test
  void aPageMayHaveAThousandRows() {
    assertThat(current(INDEX + "?page_size=1000").get("results")).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource({
    "/local_authority_districts/, /local_authority_district_code, W06990001",
    "/england_wales_lower_layer_super_output_areas/, /lsoa_code, W01900002",
    "/wards/, /ward_code, E05900001",
    "/middle_layer_super_output_areas/, /msoa_code, E02900001"
  })
  void theOrderIsTheOlderOne(String list, String field, String first) {
    assertThat(texts(current(list), field).get(0)).isEqualTo(first);
  }

  @Test
  void indicesBeginWithTheLeastDeprived() {
    assertThat(texts(current(INDEX + "?year=2019"), "/imd_rank"))
        .containsExactly("12", "11", "10", "9", "8", "7", "6", "5", "4", "3");
  }

  @Test
  void rowsComeInTheOrderAskedFor() {
    JsonNode page = current(INDEX + "?ordering=imd_decile,-imd_score&year=2019&page_size=3");

    assertThat(texts(page, "/imd_rank")).containsExactly("1", "2", "3");
    assertThat(
            texts(
                current(
                    DISTRICTS
                        + "?ordering=-local_authority_district_name&nation__in=england,wales"),
                "/local_authority_district_name"))
        .containsExactly("Trefannol", "Sampleford", "Otherham");
  }

  @Test
  void aFieldThatCannotOrderIsRefusedWithTheNearest() {
    assertThat(API.get("/api/v1" + INDEX + "?ordering=imd_rnk").body())
        .contains("\\\"imd_rnk\\\" is no field to order by. The nearest is imd_rank.");
    assertThat(older(INDEX + "?ordering=imd_rnk").get("count").asInt()).isEqualTo(24);
  }

  @Test
  void everyPageTogetherHasEveryRowOnce() {
    List<String> rows =
        IntStream.rangeClosed(1, 5)
            .mapToObj(page -> current(INDEX + "?page_size=5&ordering=direction&page=" + page))
            .flatMap(page -> texts(page, "/lsoa/url").stream())
            .toList();

    assertThat(rows).hasSize(24).doesNotHaveDuplicates();
  }

  @Test
  void aRowIsFoundByItsCodeInTheNewestEditionOrTheOneAskedFor() {
    assertThat(current(INDEX + "E01900001/").get("year").asInt()).isEqualTo(2025);
    assertThat(current(INDEX + "E01900001/?year=2019").get("year").asInt()).isEqualTo(2019);
  }

  @Test
  void aCodeThatNobodyHasIsNotFound() {
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "E01900099/?year=2019");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("has the lsoa_code \\\"E01900099\\\" in 2019.");
  }

  @Test
  void theAddressInARowLeadsToTheAreaInTheEditionOfTheRow() {
    String url = current(INDEX + "E01900001/?year=2019").at("/lsoa/url").asString();

    assertThat(url).isEqualTo(API.origin() + "/api/v1" + LSOAS + "E01900001/?year=2011");
    assertThat(API.json(url.substring(API.origin().length())).get("lsoa_edition").asInt())
        .isEqualTo(2011);
  }

  @Test
  void rowsAreCsvToThoseWhoAskForIt() {
    HttpResponse<String> answer = API.get("/api/v1/wards/", "Accept", "text/csv");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(answer.body())
        .isEqualTo(
            "ward_code,ward_name,year,nation,"
                + "local_authority_district.local_authority_district_code,"
                + "local_authority_district.local_authority_district_name,"
                + "local_authority_district.year\r\n"
                + "E05900001,Sampleford North,2019,england,E09900001,Sampleford,2019\r\n");
    assertThat(API.get("/api/v1/wards/?format=csv").body()).isEqualTo(answer.body());
  }

  @Test
  void aBrowserGetsJson() {
    assertThat(
            API.get("/api/v1/wards/", "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8")
                .headers()
                .firstValue("Content-Type"))
        .contains("application/json");
  }

  @Test
  void anotherFormatIsRefused() {
    assertThat(API.get("/api/v1/wards/?format=xml").body())
        .contains("\\\"xml\\\" is none of json, csv, ndjson.");
  }

  @Test
  void aLargeAnswerIsCompressed() {
    assertThat(
            API.get("/api/v1" + INDEX, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding"))
        .contains("gzip");
  }
}

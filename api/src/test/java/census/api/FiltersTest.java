package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a list is asked for some of its rows, and what is said to a question that is not understood.
 */
final class FiltersTest extends ApiTest {

  private static int count(String pathAndQuery) {
    return current(pathAndQuery).get("count").asInt();
  }

  @ParameterizedTest
  @CsvSource({
    "lsoa_code=e0190000, 18",
    "lsoa_code=E01900001, 2",
    "lsoa_code=e01900001, 2",
    "lsoa_code_name=E01900001, 2",
    "lsoa_name=OTHERHAM, 4",
    "local_authority_code=E09900002, 4",
    "local_authority_name=otherh, 4",
    "lsoa_name=%25, 0",
    "lsoa_name=_, 0"
  })
  void deprivationListsLookAnywhereInTheTextWhateverTheCase(String filter, int rows) {
    assertThat(count(INDEX + "?" + filter)).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "lsoa_code=w0190000, 2",
    "lsoa_code_name=W01900001, 1",
    "lsoa_name=trefannol, 2",
    "local_authority_name=TREFANN, 2",
    "lsoa_local_name=Bryn Sampl 1, 1",
    "housing_quintile=3, 1",
    "year=2019, 2"
  })
  void theWelshListIsAskedAsTheEnglishOneIs(String filter, int rows) {
    assertThat(count(WELSH + "?" + filter.replace(" ", "+"))).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "local_authority_code=e0990000, 8",
    "local_authority_name=otherham, 4",
    "subject=imd, 6",
    "basis=published, 4",
    "year=2019&nation=england, 6",
    "rank_of_average_rank__lte=1, 4",
    "average_rank__gte=2000, 4"
  })
  void authoritiesAreAskedBySubjectAndBasis(String filter, int rows) {
    assertThat(count(AUTHORITIES + "?" + filter)).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "lsoa_name=Sampleford 001A, 2",
    "lsoa_name=sampleford 001A, 0",
    "lsoa_name=Sampleford, 0",
    "lsoa_code=E0190000, 0",
    "lsoa_code=E01900001, 2",
    "local_authority_code=E09900002, 2"
  })
  void areaListsLookForTheWholeText(String filter, int rows) {
    assertThat(count(LSOAS + "?" + filter.replace(" ", "+"))).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "imd_rank=3, 2",
    "imd_rank__gte=11, 4",
    "imd_rank__lte=1, 2",
    "'imd_rank__in=1,2,99', 4",
    "imd_score=49.5, 2",
    "imd_score__gte=49.50, 2",
    "year=2019, 12",
    "edition=2025, 12",
    "year__gte=2020, 12",
    "imd_rank=99999999999, 0",
    "'lsoa_code__in=E01900001,E01900002', 4"
  })
  void numbersMatchExactlyOrByTheirBounds(String filter, int rows) {
    assertThat(count(INDEX + "?" + filter)).isEqualTo(rows);
  }

  @Test
  void filtersNarrowEachOther() {
    assertThat(count(INDEX + "?year=2019&lsoa_name=sampleford&imd_rank__lte=4")).isEqualTo(4);
  }

  @Test
  void anUnknownFilterIsRefusedWithTheNearest() {
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "?lsoa_cod=E01900001");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"title\":\"Bad Request\",\"status\":400,"
                + "\"detail\":\"lsoa_cod: No such filter here. The nearest is lsoa_code.\","
                + "\"errors\":{\"lsoa_cod\":\"No such filter here. The nearest is lsoa_code.\"}}");
  }

  @Test
  void anUnknownFilterIsIgnoredUnderTheOlderPath() {
    assertThat(older(INDEX + "?lsoa_cod=E01900001").get("count").asInt()).isEqualTo(24);
    assertThat(older("/wards/E05900001/?x=1").get("ward_code").asString()).isEqualTo("E05900001");
  }

  @ParameterizedTest
  @CsvSource({
    "year=twenty, year, '\"twenty\" is not a whole number.'",
    "imd_rank=1.5, imd_rank, '\"1.5\" is not a whole number.'",
    "imd_score=1e9, imd_score, '\"1e9\" is not a number.'",
    "imd_score__gte=NaN, imd_score__gte, '\"NaN\" is not a number.'",
    "'imd_rank__in=1,,2', imd_rank__in, '\"\" is not a whole number.'",
    "year=2019&year=2025, year, Given 2 times; once is enough.",
    "year=, year, Given without a value.",
    "year, year, Given without a value.",
    "lsoa_name=a%00b, lsoa_name, A NUL character can not be looked for."
  })
  void aValueThatIsNotUnderstoodIsRefusedByTheNameOfItsField(
      String query, String field, String error) {
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonMapper.shared().readTree(answer.body()).get("errors").get(field).asString())
        .isEqualTo(error);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(API.get("/api/v1" + INDEX + "?year=x&imd_rank=y").body())
        .contains("\"year\":", "\"imd_rank\":");
  }

  @Test
  void theOlderPathRefusesWrongTypesTooAndTakesTheLastOfSeveralValues() {
    assertThat(API.get(RunningApi.OLDER + INDEX + "?year=x").statusCode()).isEqualTo(400);
    assertThat(API.get(RunningApi.OLDER + INDEX + "?lsoa_name=%00").statusCode()).isEqualTo(400);
    assertThat(older(INDEX + "?year=2025&imd_rank=1&imd_rank=12").get("count").asInt())
        .isEqualTo(1);
    assertThat(older(INDEX + "?year=").get("count").asInt()).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/wards/?ward_name=%zz",
        "/api/v1/wards/?ward_name=%",
        "/api/v1/wards/?%zz=1",
        "/api/v1/wards/?ward_name=%ff%fe",
        "/api/v1/wards/%zz",
        "/api/v1/wards/%00",
        "/api/v1/wards/a%2fb",
        "/api/v1/wards/%ff/",
        "/api/v1/wards/?%00=1",
        "/api/v1/wards/?page=%00",
        "/api/v1/wards/?ordering=%00",
        "/api/v1/wards/?ordering=,",
        "/api/v1/wards/?format=%00",
        "/api/v1/wards/?&&=&=x&",
        "/api/v1//wards//",
        "/api/v1/wards/..%5c..",
        "/api/v1/wards/?ward_name[]=x",
        "/api/v1/wards/;a=b?x=1",
        "/api/v1/wards/?ward_name='%3b+drop+table+published.area",
        "/rcpch-census-platform/api/v1/wards/?page=%zz"
      })
  void nothingThatACallerSendsIsOurFault(String target) throws IOException {
    String answer = API.raw(target);

    assertThat(Integer.parseInt(answer.substring(9, 12))).isBetween(200, 499);
    assertThat(answer)
        .satisfiesAnyOf(
            ok -> assertThat(ok).startsWith("HTTP/1.1 200"),
            refused -> assertThat(refused).contains("application/problem+json", "\"detail\""));
  }
}

package census.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In which form rows are had: formats, chosen fields, whole tables. */
final class FormatsTest extends ApiTest {

  private static final String WHOLE = "/api/v1" + INDEX + "?limit=all";

  @Test
  void eachLineOfNdjsonIsARow() {
    HttpResponse<String> answer =
        API.get("/api/v1" + INDEX + "?year=2019", "Accept", "application/x-ndjson");
    List<String> lines = answer.body().lines().toList();

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(lines).hasSize(10);
    JsonNode rows = current(INDEX + "?year=2019").get("results");
    for (int i = 0; i < 10; i++) {
      assertThat(JsonMapper.shared().readTree(lines.get(i))).isEqualTo(rows.get(i));
    }
    assertThat(API.get("/api/v1" + INDEX + "?year=2019&format=ndjson").body())
        .isEqualTo(answer.body());
    assertThat(API.get("/api/v1" + INDEX + "E01900001?format=ndjson").body()).endsWith("}\n");
  }

  @Test
  void onlyTheFieldsAskedForAreGivenInTheOrderAskedFor() {
    String fields = "?year=2019&page_size=1&fields=lsoa.lsoa_name,imd_rank,lsoa.url";

    assertThat(current(INDEX + fields).get("results").get(0).toString())
        .isEqualTo(
            "{\"lsoa\":{\"lsoa_name\":\"Otherham 001L\",\"url\":\"%s/api/v1%sE01900012/?year=2011\"},\"imd_rank\":12}"
                .formatted(API.origin(), LSOAS));
    assertThat(API.get("/api/v1" + INDEX + fields + "&format=csv").body())
        .startsWith("lsoa.lsoa_name,lsoa.url,imd_rank\r\nOtherham 001L,");
    assertThat(current(INDEX + "E01900001/?fields=imd_rank").toString())
        .isEqualTo("{\"imd_rank\":1}");
    assertThat(current(INDEX + "E01900001/?fields=lsoa,lsoa.year").get("lsoa").propertyNames())
        .containsExactly("year");
  }

  @Test
  void anObjectThatIsMissingIsNullWhateverIsChosenOfIt() {
    assertThat(current(INDEX + "E01900001/?year=2025&fields=lsoa.msoa.msoa_name").toString())
        .isEqualTo("{\"lsoa\":{\"msoa\":null}}");
  }

  @ParameterizedTest
  @CsvSource({"imd_rnk, imd_rank", "lsoa.lsoa_nam, lsoa.lsoa_name"})
  void anUnknownFieldIsRefusedWithTheNearest(String given, String nearest) {
    HttpResponse<String> answer = API.get("/api/v1" + INDEX + "?fields=imd_decile," + given);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "\"fields\":\"\\\"%s\\\" is no field here. The nearest is %s.\""
                .formatted(given, nearest));
    assertThat(older(INDEX + "?fields=" + given).get("results").get(0).size()).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "ndjson"})
  void aWholeTableIsTheSameRowsAsItsPages(String format) {
    for (String query :
        List.of("", "&year=2019&ordering=imd_decile&lsoa_name=o'r%5C", "&year=2019")) {
      String whole = API.get(WHOLE + query + "&format=" + format).body();
      String page =
          API.get("/api/v1" + INDEX + "?page_size=1000" + query + "&format=" + format).body();

      assertThat(whole).as(query).isEqualTo(page);
    }
    assertThat(API.get("/api/v1/data_dictionary/?limit=all&format=" + format).body())
        .isEqualTo(API.get("/api/v1/data_dictionary/?page_size=1000&format=" + format).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_authority_districts",
        "england_wales_lower_layer_super_output_areas",
        "datasets",
        "welsh_indices_of_multiple_deprivation",
        "area_changes"
      })
  void everyListCanBeHadWhole(String list) {
    String path = "/api/v1/" + list + "/";

    assertThat(API.get(path + "?limit=all").body())
        .isEqualTo(API.get(path + "?page_size=1000").body());
  }

  @Test
  void aWholeTableHasNoPages() {
    assertThat(API.get(WHOLE + "&page=2").body())
        .contains("There are no pages where limit is all.");
    assertThat(API.get("/api/v1" + INDEX + "?limit=50").body()).contains("\\\"50\\\" is not all.");
    assertThat(older(INDEX + "?limit=50").get("results")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&format=csv", "&format=ndjson", "&fields=imd_rank"})
  void aWholeTableHasTheTagAndTheNamesOfItsDatasetsAndMayBeKept(String query) {
    HttpResponse<String> answer = API.get(WHOLE + query);
    String tag = answer.headers().firstValue("ETag").orElseThrow();

    assertThat(API.get(WHOLE + query, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(answer.headers().allValues("Link"))
        .anyMatch(link -> link.contains("english_index_2019 version 1"))
        .anyMatch(link -> link.contains("english_index_2025 version 1"));
    HttpResponse<String> head = API.send("HEAD", WHOLE + query);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).contains(tag);
    assertThat(API.get(WHOLE + "&year=2019").headers().allValues("Link"))
        .noneMatch(link -> link.contains("english_index_2025"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&format=csv", "&format=ndjson", ""})
  void aWholeTableIsCompressedForThoseWhoTakeThat(String query)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> packed =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(API.origin() + WHOLE + query))
                    .header("Accept-Encoding", "gzip")
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());

    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().allValues("Vary")).anyMatch(vary -> vary.contains("ccept-"));
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8))
          .isEqualTo(API.get(WHOLE + query).body());
    }
  }

  @Test
  void onlySoManyWholeTablesAreSentAtATime() {
    try (RunningApi api = RunningApi.over(DATABASE, "--census.limits.whole-tables=0")) {
      HttpResponse<String> answer = api.get(WHOLE);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("As many whole tables are being sent as can be.");
    }
  }
}

package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** That a list in memory and PostgreSQL give the same answer to the same question. */
final class KeptListsTest extends ApiTest {

  /** Pages, whole tables, filters that are told from memory and such that are not. */
  private static final List<String> QUESTIONS =
      List.of("", "?page=2&page_size=3", "?limit=all&format=csv", "?year=2019&page_size=2");

  private static final List<String> OF_THE_INDEX =
      List.of(
          "?page=last",
          "?page=9999",
          "?limit=all&format=ndjson",
          "?lsoa_code=E01900001",
          "?lsoa_code=e01900001",
          "?lsoa_code=E01900012",
          "?lsoa_code=E01900012&year=2019",
          "?lsoa_code=E01900012&year=2025",
          "?lsoa_code=E01900001&year=2019&imd_rank=1",
          "?lsoa_code=E01900001&year=2019&imd_rank=2",
          "?lsoa_code=E01900001&imd_rank__gte=1",
          "?lsoa_code=E01900001&imd_score=49.50",
          "?lsoa_code=E01900001&fields=imd_rank,lsoa.lsoa_name",
          "?lsoa_code=E01900001&ordering=-imd_decile",
          "?lsoa_code=E01999999",
          "?ordering=imd_rank",
          "E01900001",
          "E01900001?year=2019",
          "E01900001?year=2031",
          "E01900012",
          "E01999999");

  @Test
  void aListInMemoryAnswersAsPostgreSqlDoes() throws InterruptedException {
    List<String> questions = questions();
    try (RunningApi withoutMemory = RunningApi.over(DATABASE, "--census.lists.memory=0B")) {
      questions.forEach(API::get);
      waitUntilKept(names().count());

      for (String question : questions) {
        assertThat(answer(API, again(question)))
            .as(question)
            .isEqualTo(answer(withoutMemory, question));
      }
      assertThat(kept(withoutMemory)).isZero();
    }
  }

  private static List<String> questions() {
    return Stream.concat(
            names()
                .flatMap(
                    name ->
                        QUESTIONS.stream()
                            .map(each -> RunningApi.CURRENT + "/" + name + "/" + each)),
            Stream.of(RunningApi.CURRENT, RunningApi.OLDER)
                .flatMap(base -> OF_THE_INDEX.stream().map(each -> base + INDEX + each)))
        .toList();
  }

  /** Every list that has pages. */
  private static Stream<String> names() {
    JsonNode paths = current("/schema/?format=json").get("paths");
    return current("/").propertyNames().stream()
        .filter(
            name ->
                paths
                    .path(RunningApi.CURRENT + "/" + name + "/")
                    .at("/get/parameters")
                    .toString()
                    .contains("page_size"));
  }

  /** Another question of the same meaning, so that it is not answered by the answer to it. */
  private static String again(String question) {
    return question + (question.contains("?") ? "&" : "?&");
  }

  private record Told(int status, List<String> links, String body) {}

  private static Told answer(RunningApi api, String question) {
    HttpResponse<String> answer = api.get(question);
    return new Told(
        answer.statusCode(),
        answer.headers().allValues("Link").stream().map(each -> anywhere(api, each)).toList(),
        anywhere(api, answer.body()));
  }

  private static String anywhere(RunningApi api, String text) {
    return text.replace(api.origin(), "");
  }

  private static void waitUntilKept(long lists) throws InterruptedException {
    for (int looks = 0; kept(API) < lists && looks < 500; looks++) {
      Thread.sleep(20);
    }
    assertThat(kept(API)).as("lists in memory").isEqualTo(lists);
  }

  private static long kept(RunningApi api) {
    return api.get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("census_lists_kept"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}

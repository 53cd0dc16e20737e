package census.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.model.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What readers see while new versions are published. */
final class PublishingTest {

  private static final String LIST =
      "/api/v1/english_indices_of_multiple_deprivation/?year=2019&page_size=12";

  @Test
  void aNewVersionHasANewTagAndGoingBackHasAnother() {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      try (RunningApi api = RunningApi.over(database)) {
        String first = api.get(LIST).headers().firstValue("ETag").orElseThrow();

        Sampleford.publishIndex(database, 2019, 2, 100);
        HttpResponse<String> second = api.get(LIST, "If-None-Match", first);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("\"imd_score\":149.50");

        database.execute("select census.publish('english_index_2019', 1, 'rollback')");
        HttpResponse<String> third =
            api.get(LIST, "If-None-Match", second.headers().firstValue("ETag").orElseThrow());
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(third.body()).contains("\"imd_score\":49.50");
      }
    }
  }

  @Test
  void theVersionThatAnAnswerNamesIsTheOneThatItsRowsAreOf() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      Sampleford.publishIndex(database, 2019, 2, 100);
      try (RunningApi api = RunningApi.over(database)) {
        CompletableFuture<Void> publisher =
            CompletableFuture.runAsync(
                () -> {
                  for (int swap = 0; swap < 150; swap++) {
                    database.execute(
                        "select census.publish('english_index_2019', %d, 'load')"
                            .formatted(1 + swap % 2));
                  }
                });
        int asked = 0;
        while (!publisher.isDone() || asked < 20) {
          assertAgrees(api.get(LIST));
          asked++;
        }
        publisher.get();
      }
    }
  }

  private static void assertAgrees(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    boolean second = answer.body().contains("\"imd_score\":149.50");
    List<String> links = answer.headers().allValues("Link");
    assertThat(links)
        .anyMatch(
            link -> link.endsWith("english_index_2019 version %d\"".formatted(second ? 2 : 1)));
    JsonMapper.shared()
        .readTree(answer.body())
        .get("results")
        .forEach(row -> assertThat(row.get("imd_score").asDouble() > 100).isEqualTo(second));
  }

  @Test
  void whoHasTheAnswerAlreadyCostsNoLookAtTheRows() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      try (RunningApi api = RunningApi.over(database)) {
        String tag = api.get(LIST).headers().firstValue("ETag").orElseThrow();
        // Nobody can read the rows any more, and the answer still holds.
        database.execute("alter table version.english_index_2019_1 rename column imd_rank to gone");
        database.execute("revoke select on version.english_index_2019_1 from census_owner");

        assertThat(api.get(LIST, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.get(LIST).statusCode()).as("it was kept").isEqualTo(200);
        assertThat(api.get(LIST + "&ordering=imd_rank").statusCode()).isEqualTo(500);
      }
    }
  }

  @Test
  void anAnswerThatMustWaitTooLongIsGivenUp() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      try (RunningApi api = RunningApi.over(database);
          Connection publisher = database.owner().getConnection()) {
        publisher.setAutoCommit(false);
        publisher.createStatement().execute("lock table published.area in access exclusive mode");

        HttpResponse<String> answer = api.get("/api/v1/wards/");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.body()).contains("The answer took too long.");
      }
    }
  }

  @Test
  void theReaderCannotWriteNorSeeTheBookOfLoads() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection reader = database.reader().getConnection()) {
      assertRefused(reader, "delete from published.area");
      assertRefused(reader, "select * from census.load");
      assertRefused(reader, "select * from version.area_1");
      assertRefused(reader, "create table published.mine (x integer)");
    }
  }

  private static void assertRefused(Connection reader, String sql) {
    assertThatThrownBy(() -> reader.createStatement().execute(sql))
        .hasMessageContaining("permission denied");
  }
}

package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The directory in memory, and what is published meanwhile. */
@ExtendWith(OutputCaptureExtension.class)
final class PostcodePublishingTest {

  private static final String OFTEN = "--census.memory.look=20ms";
  private static final String POSTCODE = "/api/v1/postcodes/ZA11AA";

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  @Test
  void aVersionThatIsPublishedTakesThePlaceOfTheOneBefore() throws InterruptedException {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      try (RunningApi api = RunningApi.over(database, OFTEN).withDirectory()) {
        String tag = api.get(POSTCODE).headers().firstValue("ETag").orElseThrow();

        Sampleford.publishPostcodes(database, 2, 2026);
        await(() -> api.get(POSTCODE).body().contains("\"areas_edition\":2026"));

        HttpResponse<String> second = api.get(POSTCODE, "If-None-Match", tag);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().allValues("Link"))
            .anyMatch(link -> link.endsWith("postcode_directory version 2\""));

        database.execute("select census.publish('postcode_directory', 1, 'rollback')");
        await(() -> api.get(POSTCODE).body().contains("\"areas_edition\":2025"));
      }
    }
  }

  @Test
  void lookupsGoOnWithoutTheDatabase() throws InterruptedException {
    TestDatabase database = TestDatabase.create();
    Sampleford.publishAll(database);
    try (RunningApi api = RunningApi.over(database, OFTEN).withDirectory()) {
      database.close();

      assertThat(api.get("/api/v1/wards/").statusCode()).isEqualTo(503);
      Thread.sleep(200);
      assertThat(api.get(POSTCODE).statusCode()).isEqualTo(200);
      assertThat(api.get("/api/v1/postcodes?lat=51.5&lon=-0.12").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNotPublishedYetCanNotBeAnswered() throws InterruptedException {
    try (TestDatabase database = TestDatabase.create();
        RunningApi api = RunningApi.over(database, OFTEN)) {
      HttpResponse<String> answer = api.get(POSTCODE);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(answer.body()).contains("No postcode directory has been published yet.");

      Sampleford.publishAll(database);
      await(() -> api.get(POSTCODE).statusCode() == 200);
    }
  }

  @Test
  void aDirectoryThatCanNotBeReadLeavesTheOneBeforeInItsPlace(CapturedOutput output)
      throws InterruptedException {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      try (RunningApi api = RunningApi.over(database, OFTEN).withDirectory()) {
        Sampleford.publishPostcodes(database, 2, 2026);
        await(() -> api.get(POSTCODE).body().contains("\"areas_edition\":2026"));
        database.execute(
            """
            update version.postcode_directory_1 set postcode = 'ZA1-1AA' where postcode = 'ZA1 1AA';
            select census.publish('postcode_directory', 1, 'rollback');
            """);
        await(() -> output.getOut().contains("The postcode directory can not be read"));

        assertThat(api.get(POSTCODE).body()).contains("\"areas_edition\":2026");
        assertThat(output.getOut()).doesNotContain("ZA1-1AA");
      }
    }
  }

  @Test
  void noPostcodeComesIntoTheLogs(CapturedOutput output) throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      Sampleford.publishAll(database);
      try (RunningApi api = RunningApi.over(database, OFTEN).withDirectory()) {
        api.get(POSTCODE);
        api.get("/api/v1/postcodes/ZA12AA");
        api.get("/api/v1/postcodes/ZA11AA/nonsense");
        api.get("/api/v1/postcodes/ZA1!1AA");
        api.get("/api/v1/boundaries?postcode=ZA11AA&x=1");
        api.raw("/api/v1/postcodes/ZA11AA%zz");
        api.raw("/api/v1/postcodes/ZA11AA\"<");
        api.raw("/api/v1/postcodes/ZA11AA%00");
        api.post("/api/v1/postcodes", "[\"ZA1 1AA\", \"ZA11AA\", \"");
        api.send("POST", POSTCODE);
        api.send("TRACE", POSTCODE);
      }
    }
    assertThat(output.getAll()).doesNotContainIgnoringCase("ZA11").doesNotContain("ZA1 1");
  }
}

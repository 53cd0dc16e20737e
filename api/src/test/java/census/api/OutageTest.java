package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stops and starts again while it is being read. */
final class OutageTest {

  private static final String LIST = "/api/v1/english_indices_of_multiple_deprivation/?year=2019";
  private static final String POSTCODE = "/api/v1/postcodes/ZA11AA";
  private static final int READERS = 4;

  private record Told(HttpResponse<String> answer, long began, long ended) {}

  private final List<Told> lists = new CopyOnWriteArrayList<>();
  private final List<Told> postcodes = new CopyOnWriteArrayList<>();
  private volatile boolean reading = true;

  @TempDir private Path data;

  @Test
  void whatNeedsNoDatabaseGoesOnAndTheRestSaysSoAndComesBackByItself() throws Exception {
    int port = freePort();
    EmbeddedPostgres server = start(port);
    TestDatabase database =
        TestDatabase.createOn(
            "jdbc:postgresql://localhost:%d/".formatted(port),
            new TestDatabase.Login("postgres", "postgres"));
    Sampleford.publishAll(database);
    try (RunningApi api = RunningApi.over(database).withDirectory()) {
      List<CompletableFuture<Void>> readers = new CopyOnWriteArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(CompletableFuture.runAsync(() -> read(api, LIST, lists)));
      }
      readers.add(CompletableFuture.runAsync(() -> read(api, POSTCODE, postcodes)));
      Thread.sleep(1_000);
      server.close();
      long stopped = System.nanoTime();
      Thread.sleep(3_000);
      // It may answer before its start is told.
      long starting = System.nanoTime();
      server = start(port);
      long started = System.nanoTime();
      while (api.get(LIST).statusCode() != 200 && tookSince(started).toSeconds() < 60) {
        pause();
      }
      long recovered = System.nanoTime();
      System.out.printf("back after %d ms%n", tookSince(started).toMillis());
      Thread.sleep(1_000);
      reading = false;
      readers.forEach(CompletableFuture::join);

      assertThat(postcodes).extracting(told -> told.answer().statusCode()).containsOnly(200);

      assertThat(lists).extracting(told -> told.answer().statusCode()).containsOnly(200, 503);
      assertThat(during(stopped, starting)).isNotEmpty().allMatch(OutageTest::saysSo);
      assertThat(during(recovered, Long.MAX_VALUE))
          .isNotEmpty()
          .allMatch(told -> told.answer().statusCode() == 200);
    } finally {
      server.close();
    }
  }

  private void read(RunningApi api, String path, List<Told> answers) {
    while (reading) {
      long began = System.nanoTime();
      answers.add(new Told(api.get(path), began, System.nanoTime()));
      pause();
    }
  }

  private List<Told> during(long from, long to) {
    return lists.stream().filter(told -> told.began > from && told.ended < to).toList();
  }

  private static boolean saysSo(Told told) {
    HttpResponse<String> answer = told.answer();
    return answer.statusCode() == 503
        && answer.headers().firstValue("Retry-After").isPresent()
        && answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .equals("application/problem+json");
  }

  private static Duration tookSince(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

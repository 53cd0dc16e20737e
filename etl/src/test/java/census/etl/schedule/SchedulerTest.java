package census.etl.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.finding.Fault;
import census.model.schema.TestDatabase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runs when, what is caught up on, and who is told. */
class SchedulerTest {

  private static final Instant MIDNIGHT = Instant.parse("2024-06-03T23:00:00Z");
  private static final Task.Cron NIGHTLY = new Task.Cron("15 3 * * *", ZoneId.of("Europe/London"));
  private static final Duration STALE = Duration.ofDays(8);

  private final TestDatabase test = TestDatabase.create();
  private final Runs runs = new Runs(JdbcClient.create(test.owner()));
  private final List<Instant> done = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private Task.Result result = new Task.Result(true, "all well");
  private Instant now = MIDNIGHT;

  @AfterEach
  void close() {
    test.close();
  }

  private Scheduler scheduler() {
    Task task =
        new Task(
            "refresh",
            NIGHTLY,
            () -> {
              done.add(now);
              return result;
            });
    return new Scheduler(List.of(task), runs, STALE, notices::add, () -> now);
  }

  private Scheduler begun() {
    Scheduler scheduler = scheduler();
    scheduler.begin();
    return scheduler;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void nothingIsMissedBeforeItIsConfigured() {
    begun().look();
    assertThat(done).isEmpty();
    assertThat(runs.all())
        .singleElement()
        .extracting(Runs.Standing::next)
        .isEqualTo(Instant.parse("2024-06-04T02:15:00Z"));
  }

  @Test
  void itRunsOnceWhenItIsDue() {
    Scheduler scheduler = begun();
    pass(Duration.ofHours(4));
    scheduler.look();
    scheduler.look();
    assertThat(done).hasSize(1);
    pass(Duration.ofDays(1));
    scheduler.look();
    assertThat(done).hasSize(2);
    assertThat(runs.all().get(0).outcome()).isEqualTo("done");
    assertThat(notices).isEmpty();
  }

  @Test
  void whatWasMissedHoweverOftenIsDoneOnce() {
    begun();
    pass(Duration.ofDays(5));
    Scheduler again = begun();
    again.look();
    again.look();
    assertThat(done).hasSize(1);
  }

  @Test
  void whatWasInterruptedIsDoneAgain() {
    Scheduler killed =
        new Scheduler(
            List.of(
                new Task(
                    "refresh",
                    NIGHTLY,
                    () -> {
                      throw new StackOverflowError("as if the process had ended");
                    })),
            runs,
            STALE,
            notices::add,
            () -> now);
    killed.begin();
    pass(Duration.ofHours(4));
    assertThatThrownBy(killed::look).isInstanceOf(StackOverflowError.class);
    begun().look();
    assertThat(done).hasSize(1);
    assertThat(runs.all().get(0).outcome()).isEqualTo("done");
  }

  @Test
  void whatHasNeverGoneWellCanBeDoneAtOnce() {
    scheduler().catchUp();
    scheduler().catchUp();
    assertThat(done).hasSize(1);
    assertThat(runs.all().get(0).next()).isEqualTo(Instant.parse("2024-06-04T02:15:00Z"));
  }

  @Test
  void aFailureIsToldAndNotTriedAgainBeforeItsTime() {
    result = new Task.Result(false, "trusts: the file could not be downloaded");
    Scheduler scheduler = begun();
    pass(Duration.ofHours(4));
    scheduler.look();
    scheduler.look();
    assertThat(done).hasSize(1);
    assertThat(notices)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.event()).isEqualTo("run_failed");
              assertThat(notice.message()).contains("could not be downloaded");
              assertThat(notice.due()).isEqualTo("2024-06-04T02:15:00Z");
            });
  }

  @Test
  void whatGrowsStaleIsToldOnceUntilItGoesWellAgain() {
    result = new Task.Result(false, "no");
    Scheduler scheduler = begun();
    for (int day = 0; day < 12; day++) {
      pass(Duration.ofDays(1));
      scheduler.look();
    }
    assertThat(notices).filteredOn(notice -> notice.event().equals("data_stale")).hasSize(1);
    result = new Task.Result(true, "yes");
    pass(Duration.ofDays(1));
    scheduler.look();
    result = new Task.Result(false, "no");
    for (int day = 0; day < 12; day++) {
      pass(Duration.ofDays(1));
      scheduler.look();
    }
    assertThat(notices).filteredOn(notice -> notice.event().equals("data_stale")).hasSize(2);
  }

  @Test
  void healthAndMetricsSayHowItStands() throws Exception {
    Scheduler scheduler = begun();
    try (Endpoint endpoint = new Endpoint("127.0.0.1", 0, runs, STALE, () -> now)) {
      assertThat(get(endpoint, "health").statusCode()).isEqualTo(200);
      result = new Task.Result(false, "no");
      pass(Duration.ofHours(4));
      scheduler.look();
      HttpResponse<String> health = get(endpoint, "health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("\"status\":\"down\"").contains("\"summary\":\"no\"");
      assertThat(get(endpoint, "metrics").body())
          .contains("census_schedule_runs_failed_total{task=\"refresh\"} 1\n")
          .contains("census_schedule_next_timestamp_seconds{task=\"refresh\"} 1717553700\n");
    }
  }

  private static HttpResponse<String> get(Endpoint endpoint, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(endpoint.address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aWebhookIsToldInJsonAndAgainIfItDidNotListen() throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(bodies.size() == 1 ? 500 : 204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
      new Webhook(address, Duration.ZERO)
          .send(Notice.failed("ods_sync", MIDNIGHT, MIDNIGHT.plusSeconds(60), "why"));
    } finally {
      server.stop(0);
    }
    assertThat(bodies).hasSize(2);
    JsonNode told = JsonMapper.shared().readTree(bodies.get(1));
    assertThat(told.get("event").asString()).isEqualTo("run_failed");
    assertThat(told.get("task").asString()).isEqualTo("ods_sync");
    assertThat(told.get("due").asString()).isEqualTo("2024-06-03T23:00:00Z");
    assertThat(told.get("message").asString()).isEqualTo("why");
  }

  @Test
  void aWebhookThatIsNotThereStopsNothing() {
    new Webhook(URI.create("http://127.0.0.1:1/"), Duration.ZERO)
        .send(Notice.stale("refresh", MIDNIGHT, now));
  }

  @Test
  void whatIsNotClearIsNamed() {
    assertThatThrownBy(() -> ScheduleConfiguration.fromEnvironment(Map.of()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("CENSUS_SCHEDULE_REFRESH");
    assertThatThrownBy(
            () -> ScheduleConfiguration.fromEnvironment(Map.of("CENSUS_SCHEDULE_REFRESH", "daily")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("daily");
    ScheduleConfiguration read =
        ScheduleConfiguration.fromEnvironment(Map.of("CENSUS_SCHEDULE_ODS", "0 5 * * MON-FRI"));
    assertThat(read.host()).isEqualTo("127.0.0.1");
    assertThat(read.synchronisation()).isPresent();
  }
}

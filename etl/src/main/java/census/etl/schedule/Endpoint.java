package census.etl.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** Health and metrics of the schedule. */
public final class Endpoint implements AutoCloseable {

  private final Runs runs;
  private final Duration stale;
  private final InstantSource clock;
  private final HttpServer server;

  public Endpoint(String host, int port, Runs runs, Duration stale, InstantSource clock) {
    this.runs = runs;
    this.stale = stale;
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Health and metrics can not be offered at %s:%d; CENSUS_SCHEDULE_HOST and CENSUS_SCHEDULE_PORT say where"
              .formatted(host, port),
          e);
    }
    server.createContext("/health", this::health);
    server.createContext("/metrics", this::metrics);
    server.start();
  }

  public URI address() {
    return URI.create(
        "http://%s:%d/"
            .formatted(
                server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Up while the database is there and nothing is stale or has failed last. */
  private void health(HttpExchange exchange) throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    boolean up;
    try {
      List<Runs.Standing> all = runs.all();
      up = all.stream().noneMatch(this::isBad);
      answer.put("status", up ? "up" : "down");
      answer.put("tasks", all);
    } catch (DataAccessException e) {
      up = false;
      answer.put("status", "down");
      answer.put("problem", "The database can not be reached");
    }
    send(
        exchange,
        up ? 200 : 503,
        "application/json",
        JsonMapper.shared().writeValueAsString(answer));
  }

  private boolean isBad(Runs.Standing one) {
    return "failed".equals(one.outcome()) || isStale(one);
  }

  private boolean isStale(Runs.Standing one) {
    return one.goodSince().plus(stale).isBefore(clock.instant());
  }

  private void metrics(HttpExchange exchange) throws IOException {
    try {
      send(exchange, 200, "text/plain; version=0.0.4", text(runs.all()));
    } catch (DataAccessException e) {
      send(exchange, 503, "text/plain", "The database can not be reached\n");
    }
  }

  private String text(List<Runs.Standing> all) {
    StringBuilder text = new StringBuilder();
    metric(text, "runs_done_total", "counter", "Runs that went well", all, Runs.Standing::done);
    metric(text, "runs_failed_total", "counter", "Runs that did not", all, Runs.Standing::failed);
    metric(
        text,
        "running",
        "gauge",
        "Whether it runs",
        all,
        one -> "running".equals(one.outcome()) ? 1 : 0);
    metric(
        text,
        "last_good_timestamp_seconds",
        "gauge",
        "When it last went well, or was configured",
        all,
        one -> seconds(one.goodSince()));
    metric(
        text,
        "next_timestamp_seconds",
        "gauge",
        "When it is due next",
        all,
        one -> seconds(one.next()));
    metric(
        text,
        "stale",
        "gauge",
        "Whether nothing good has come of it for too long",
        all,
        one -> isStale(one) ? 1 : 0);
    return text.toString();
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond();
  }

  private static void metric(
      StringBuilder text,
      String name,
      String type,
      String help,
      List<Runs.Standing> all,
      ToDoubleFunction<Runs.Standing> value) {
    text.append(
        "# HELP census_schedule_%s %s\n# TYPE census_schedule_%s %s\n"
            .formatted(name, help, name, type));
    for (Runs.Standing one : all) {
      text.append(
          "census_schedule_%s{task=\"%s\"} %.0f\n"
              .formatted(name, one.task(), value.applyAsDouble(one)));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] answer = text.getBytes(UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}

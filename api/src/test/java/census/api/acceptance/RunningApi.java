package census.api.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The API as it is run, a process of its own, asked over connections that stay open. */
final class RunningApi implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final RunningCommand process;
  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningApi(RunningCommand process, String base) {
    this.process = process;
    this.base = base;
  }

  static RunningApi over(Home home) {
    int port = freePort();
    RunningCommand process =
        RunningCommand.start(
            List.of(
                Checkout.java(), "-Xmx960m", "-XX:+UseSerialGC", "-jar", Checkout.API.toString()),
            Map.of(
                "CENSUS_PORT", String.valueOf(port),
                "CENSUS_DATABASE_URL", home.url(),
                "CENSUS_READER_USER", "census_api",
                "CENSUS_READER_PASSWORD", home.password("census_api")));
    RunningApi api = new RunningApi(process, "http://localhost:%d/api/v1/".formatted(port));
    api.awaitAnswer();
    return api;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try {
        // 200, or 503 where a list has nothing published: it answers either way.
        get("health");
        return;
      } catch (UncheckedIOException e) {
        // It does not listen yet.
      }
      if (!process.isRunning() || System.nanoTime() > end) {
        String output = process.output();
        close();
        throw new AssertionError("The API did not answer but said:\n" + output);
      }
      Sleep.of(Duration.ofMillis(100));
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String output() {
    return process.output();
  }

  @Override
  public void close() {
    process.close();
  }
}

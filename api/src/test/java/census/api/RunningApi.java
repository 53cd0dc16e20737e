package census.api;

import census.api.web.ListRoute;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole API on a port of its own, asked over HTTP. */
final class RunningApi implements AutoCloseable {

  static final String CURRENT = "/api/v1";
  static final String OLDER = "/rcpch-census-platform/api/v1";

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningApi(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static RunningApi over(TestDatabase database, String... more) {
    return over(
        database.url(), database.readerLogin().user(), database.readerLogin().password(), more);
  }

  static RunningApi over(String url, String user, String password, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                // What a test publishes it asks for at once.
                "--census.published.holds=0ms",
                "--census.database.url=" + url,
                "--census.reader.user=" + user,
                "--census.reader.password=" + password));
    settings.addAll(List.of(more));
    return new RunningApi(SpringApplication.run(CensusApi.class, settings.toArray(String[]::new)));
  }

  /** Waits until the postcode directory is in memory. */
  RunningApi withDirectory() {
    return answering("/postcodes/random");
  }

  /** Waits until the indices of deprivation are in memory. */
  RunningApi withIndices() {
    return answering("/deprivation/E01900001");
  }

  private RunningApi answering(String path) {
    while (get(CURRENT + path).statusCode() == 503) {
      sleep();
    }
    return this;
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Every list, as it is declared. */
  Collection<ListRoute> lists() {
    return context.getBeansOfType(ListRoute.class).values();
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  String origin() {
    return "http://localhost:" + port();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  JsonNode json(String path, String... headers) {
    return JsonMapper.shared().readTree(get(path, headers).body());
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a target that no well-behaved client would, and hands back the whole answer. */
  String raw(String target) throws IOException {
    try (Socket socket = new Socket("localhost", port());
        InputStream in = socket.getInputStream()) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(target)
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

package census.etl.command;

import census.etl.database.DatabaseAddress;
import census.etl.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The API, a process of its own with no more than the right to read. */
final class ApiProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Process process;
  private final URI address;
  private final Runnable onceItAnswers;

  private ApiProcess(Process process, URI address, Runnable once) {
    this.process = process;
    this.address = address;
    this.onceItAnswers = once;
  }

  static ApiProcess start(Installation installation, int port) {
    Path jar = Installation.ROOT.resolve("api").resolve("target").resolve("census-api.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("The API has not been built: " + jar + " is missing");
    }
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx960m",
            "-Xmn64m",
            "-XX:+UseSerialGC");
    try {
      StartCache cache = StartCache.of(jar);
      List<String> command = new ArrayList<>(java);
      command.addAll(cache.options());
      command.addAll(List.of("-jar", jar.toString()));
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("CENSUS_PORT", String.valueOf(port));
      builder
          .environment()
          .putIfAbsent("CENSUS_DOWNLOADS_FOLDER", installation.downloads().toString());
      installation.embedded().ifPresent(embedded -> readOnly(builder.environment(), embedded));
      Process process = builder.start();
      return new ApiProcess(
          process,
          URI.create("http://localhost:" + port),
          () -> cache.makeIfMissing(java, builder.environment()));
    } catch (IOException e) {
      throw new UncheckedIOException("The API did not start", e);
    }
  }

  /** Of the embedded database the API is told the reader's password and no other. */
  private static void readOnly(Map<String, String> environment, EmbeddedDatabase embedded) {
    embedded.start();
    DatabaseAddress reader = embedded.reader();
    environment.put("CENSUS_DATABASE_URL", reader.url());
    environment.put("CENSUS_READER_USER", reader.user());
    environment.put("CENSUS_READER_PASSWORD", reader.password());
  }

  URI address() {
    return address;
  }

  /** Waits until it answers. */
  void awaitAnswer() throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest health =
        HttpRequest.newBuilder(address.resolve("/api/v1/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    Instant end = Instant.now().plus(LONGEST_START);
    while (Instant.now().isBefore(end)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "The API ended with exit code %d before it answered; is port %d taken?"
                .formatted(process.exitValue(), address.getPort()));
      }
      try {
        client.send(health, HttpResponse.BodyHandlers.discarding());
        onceItAnswers.run();
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(
        "The API did not answer within " + LONGEST_START.toSeconds() + " s");
  }

  int await() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

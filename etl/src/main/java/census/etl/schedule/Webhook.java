package census.etl.schedule;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Tells by an HTTP request. That nobody listens is written down, and stops nothing. */
public final class Webhook implements Scheduler.Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final Duration wait;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * @param wait between two attempts
   */
  public Webhook(URI address, Duration wait) {
    this.address = address;
    this.wait = wait;
  }

  @Override
  public void send(Notice notice) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(notice)))
            .build();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (isTaken(request) || !goesOn(attempt)) {
        return;
      }
    }
    LOG.error("The webhook took no notice of: {}", notice);
  }

  private boolean isTaken(HttpRequest request) {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean goesOn(int attempt) {
    try {
      Thread.sleep(wait.toMillis() * attempt);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

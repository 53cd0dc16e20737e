package census.api.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An API that somebody else has started; of its processor time its metrics tell. */
record Running(String address) implements Asked {

  private static final String SPENT = "process_cpu_time_ns_total ";

  @Override
  public double processorSeconds() throws IOException {
    return text("/actuator/prometheus")
            .lines()
            .filter(line -> line.startsWith(SPENT))
            .mapToDouble(line -> Double.parseDouble(line.substring(SPENT.length())))
            .findFirst()
            .orElseThrow()
        / 1e9;
  }

  String text(String path) throws IOException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + path)).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}

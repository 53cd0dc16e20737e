package census.api.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The load generator {@code wrk}, with connections that are kept. */
final class Wrk {

  private static final String FIGURES = "FIGURES ";

  private final Path script;
  private final int seconds;

  Wrk(Path folder, int seconds) throws IOException {
    this.script = folder.resolve("requests.lua");
    this.seconds = seconds;
    try (InputStream source = Wrk.class.getResourceAsStream("/benchmark/requests.lua")) {
      Files.write(script, source.readAllBytes());
    }
  }

  /**
   * @param failed answers that were refusals, and connections that broke
   */
  record Figures(long requests, double perSecond, double median, double p99, long failed) {}

  Figures run(String address, int connections, List<String> requests)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                address,
                "--"));
    command.addAll(requests);
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    return output
        .lines()
        .filter(line -> line.startsWith(FIGURES))
        .map(line -> figures(line.substring(FIGURES.length()).split(" ", -1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(output));
  }

  private static Figures figures(String[] numbers) {
    long requests = Long.parseLong(numbers[0]);
    return new Figures(
        requests,
        requests * 1e6 / Long.parseLong(numbers[1]),
        Long.parseLong(numbers[2]) / 1e3,
        Long.parseLong(numbers[3]) / 1e3,
        Long.parseLong(numbers[4]));
  }
}

package census.etl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of the machine, which reads what was written. Without it a test is skipped. */
record Program(String name) {

  static final Program PYTHON = new Program("python3");
  static final Program SQLITE = new Program("sqlite3");

  /** What it prints; it must end well. */
  String run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(isThere(), "skipped: there is no " + name + " on this machine");
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder(name, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

package census.api.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signals that Java has no words for. */
final class Signals {

  private Signals() {}

  static void send(String signal, ProcessHandle... processes) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    Arrays.stream(processes).map(process -> String.valueOf(process.pid())).forEach(command::add);
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

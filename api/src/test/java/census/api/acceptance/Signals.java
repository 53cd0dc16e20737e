package census.api.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signals that Java has no words for. */
final class Signals {

  private Signals() {}

  /**
   * What Ctrl-C sends; or the polite end, where this very process ignores interrupts, as one does
   * that a script started in the background: what it starts ignores them too.
   */
  static String interrupt() {
    Path status = Path.of("/proc/self/status");
    try {
      return Files.isReadable(status) && ignoresInterrupts(Files.readAllLines(status))
          ? "TERM"
          : "INT";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ignoresInterrupts(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(signals -> signals.testBit(1));
  }

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

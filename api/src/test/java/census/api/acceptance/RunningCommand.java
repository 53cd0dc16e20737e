package census.api.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real process, what it prints, and the ways to end it. */
final class RunningCommand implements AutoCloseable {

  /** A command that ended by itself. */
  record Ended(int exitCode, String output) {}

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Process process;
  private final Path printed;

  private RunningCommand(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  static RunningCommand start(List<String> command, Map<String, String> environment) {
    try {
      Path printed = Files.createTempFile("census-command", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
      // What a developer has set for the real thing is not meant for a test.
      builder.environment().keySet().removeIf(name -> name.startsWith("CENSUS_"));
      builder.environment().putAll(environment);
      return new RunningCommand(builder.start(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String output() {
    try {
      return Files.readString(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  Ended await() {
    return await(LONGEST);
  }

  Ended await(Duration longest) {
    if (!endsWithin(longest)) {
      String output = output();
      close();
      throw new AssertionError(
          "It still ran after %s and had said:%n%s".formatted(longest, output));
    }
    return new Ended(process.exitValue(), output());
  }

  private boolean endsWithin(Duration longest) {
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it has printed some words. */
  void awaitWords(String words, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!output().contains(words)) {
      if (!isRunning() || System.nanoTime() > end) {
        throw new AssertionError("It never said \"%s\" but:%n%s".formatted(words, output()));
      }
      Sleep.of(Duration.ofMillis(50));
    }
  }

  /** SIGKILL: the process has no say in it. */
  void kill() {
    process.destroyForcibly();
    endsWithin(LONGEST);
  }

  /** What is still running is killed, with all that it started; what it printed is thrown away. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
    try {
      Files.deleteIfExists(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package census.etl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What Java has found out when the API started, kept beside its jar so that the next start takes
 * half the time. It is made once, in a start of its own that goes no further, and is for one jar
 * and one Java. Where it can not be had nothing is said and nothing is lost but that time.
 */
final class StartCache {

  /** The first Java that makes it in one go. */
  private static final int SINCE_JAVA = 25;

  private static final long LONGEST_SECONDS = 120;

  private final Path jar;
  private final Path file;

  private StartCache(Path jar, Path file) {
    this.jar = jar;
    this.file = file;
  }

  static StartCache of(Path jar) throws IOException {
    String name =
        "census-api-%s-%x.aot"
            .formatted(
                Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_"),
                31 * Files.getLastModifiedTime(jar).toMillis() + Files.size(jar));
    return new StartCache(jar, jar.resolveSibling(name));
  }

  /** Options of Java for a start that uses it, if it is there. */
  List<String> options() {
    // Java itself sees whether it fits, and starts without where it does not.
    return Files.isRegularFile(file)
        ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off")
        : List.of();
  }

  /** Makes it while the API runs, to be there for the next start. */
  void makeIfMissing(List<String> java, Map<String, String> environment) {
    if (Runtime.version().feature() < SINCE_JAVA
        || Files.exists(file)
        || !Files.isWritable(file.getParent())) {
      return;
    }
    Thread making = new Thread(() -> make(java, environment), "start-cache");
    making.setDaemon(true);
    making.start();
  }

  private void make(List<String> java, Map<String, String> environment) {
    try {
      Path fresh = Files.createTempFile(file.getParent(), "census-api-", ".aot.making");
      List<String> command = new ArrayList<>(java);
      command.addAll(
          List.of(
              "-XX:AOTCacheOutput=" + fresh,
              "-Dspring.context.exit=onRefresh",
              "-jar",
              jar.toString(),
              "--server.port=0"));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> giveUp(process, fresh)));
      boolean made =
          process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)
              && process.exitValue() == 0
              && Files.size(fresh) > 0;
      if (made) {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      giveUp(process, fresh);
    } catch (IOException e) {
      // The next start takes as long as this one did.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Also what Java keeps beside the file while it makes it. */
  private static void giveUp(Process process, Path fresh) {
    process.destroyForcibly();
    for (Path left : List.of(fresh, fresh.resolveSibling(fresh.getFileName() + ".config"))) {
      try {
        Files.deleteIfExists(left);
      } catch (IOException e) {
        // A clean build removes it.
      }
    }
  }
}

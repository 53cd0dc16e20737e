package census.api.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository as it was just built. */
final class Checkout {

  static final Path ROOT = root();
  static final Path PIPELINE = built("etl/target/census-etl.jar");
  static final Path API = built("api/target/census-api.jar");

  private Checkout() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Tests run in the folder of their module. */
  private static Path root() {
    try {
      return Path.of("..").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path built(String jar) {
    Path path = ROOT.resolve(jar);
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(
          jar + " is missing: these tests need all modules packaged (./mvnw verify does)");
    }
    return path;
  }
}

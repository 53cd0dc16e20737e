package census.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code docs} that is made from code and declarations; {@code ./mvnw verify
 * -Dcensus.write=true} makes it again.
 */
record GeneratedPage(Path path) {

  static final Path DOCS = Path.of("..").toAbsolutePath().normalize().resolve("docs");

  static GeneratedPage named(String name) {
    return new GeneratedPage(DOCS.resolve(name));
  }

  void assertCurrent(String expected) throws IOException {
    if (Boolean.getBoolean("census.write")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, expected);
    }
    assertThat(path).as("run ./mvnw verify -Dcensus.write=true").hasContent(expected);
  }
}

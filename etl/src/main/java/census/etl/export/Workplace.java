package census.etl.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is being made; nothing of it stays. */
record Workplace(Path root) implements AutoCloseable {

  /** Clears away what one that was killed has left. */
  static Workplace in(Path root) throws IOException {
    remove(root);
    return new Workplace(root);
  }

  /** A folder in it, which is made if need be. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  @Override
  public void close() throws IOException {
    remove(root);
  }

  /** A folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}

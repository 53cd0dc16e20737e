package census.etl.sample;

import census.etl.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The declarations of this repository, and copies of them that a test may change. */
public record Declarations(Path root) {

  public static final Declarations OWN = new Declarations(Path.of("..", "source-data").normalize());

  public Catalogue catalogue() {
    return Catalogue.read(root);
  }

  public static Declarations copyTo(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(OWN.root())) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      Path copy = folder.resolve(OWN.root().relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy);
      }
    }
    return new Declarations(folder);
  }

  public void replace(String file, String text, String other) throws IOException {
    String before = Files.readString(root.resolve(file));
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " lacks: " + text);
    }
    Files.writeString(root.resolve(file), before.replace(text, other));
  }
}

package census.etl.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder that is made beside the one whose place it takes when it is whole. */
final class Replacement implements AutoCloseable {

  private final Path place;
  private final Path made;
  private final Path replaced;

  private Replacement(Path place) {
    this.place = place;
    this.made = place.resolveSibling(place.getFileName() + ".making");
    this.replaced = place.resolveSibling(place.getFileName() + ".replaced");
  }

  /** Clears away what one that was killed has left; if it had cleared the place, puts that back. */
  static Replacement of(Path folder) throws IOException {
    Replacement replacement = new Replacement(folder.toAbsolutePath().normalize());
    Workplace.remove(replacement.made);
    if (Files.exists(replacement.replaced) && !Files.exists(replacement.place)) {
      move(replacement.replaced, replacement.place);
    }
    Workplace.remove(replacement.replaced);
    return replacement;
  }

  /** The folder to write to. */
  Path folder() throws IOException {
    return Files.createDirectories(made);
  }

  void takePlace() throws IOException {
    if (Files.exists(place)) {
      move(place, replaced);
    }
    move(made, place);
    Workplace.remove(replaced);
  }

  @Override
  public void close() throws IOException {
    Workplace.remove(made);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}

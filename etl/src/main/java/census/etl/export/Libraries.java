package census.etl.export;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The lists as libraries, in a folder of all versions of one. A version is made only when something
 * has changed since the last, and the folder's list of changes says what.
 */
public final class Libraries {

  /** What they are written for. */
  public enum Language {
    PYTHON,
    MAVEN;

    private Library library() {
      return switch (this) {
        case PYTHON -> new PythonWheel();
        case MAVEN -> new MavenArtifact();
      };
    }
  }

  /**
   * What was done.
   *
   * @param version the newest
   * @param files what was written; nothing if that version was there and is as it would be now
   */
  public record Outcome(String version, List<Path> files) {

    public boolean isUnchanged() {
      return files.isEmpty();
    }
  }

  private static final String CHANGES = "CHANGELOG.md";
  private static final String HEADING = "# Changes\n";
  private static final String UNFINISHED = ".making";

  private final DataSource dataSource;

  public Libraries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A version that lies in the folder. */
  private record Made(Path file, String text, Version version) {}

  public Outcome write(Language language, Path folder) {
    try (Snapshot snapshot = Snapshot.of(dataSource, Lists.tables())) {
      snapshot.claim(folder);
      Files.createDirectories(folder);
      try (Workplace workplace = Workplace.in(folder.resolve(UNFINISHED))) {
        Lists lists = Lists.read(snapshot, workplace.folder("data"));
        return write(language.library(), lists, folder, workplace);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The library could not be written into " + folder, e);
    }
  }

  private static Outcome write(Library library, Lists lists, Path folder, Workplace workplace)
      throws IOException {
    Optional<Made> last = newest(library, folder);
    if (last.isPresent() && isAsBefore(library, lists, last.get(), workplace)) {
      return new Outcome(last.get().text(), List.of());
    }
    Version version =
        last.map(made -> made.version().next(lists.day()))
            .orElseGet(() -> new Version(lists.day(), 0));
    String text = library.text(version, lists.isSample());
    List<Path> made = library.write(lists, text, workplace.folder("new"));
    Path changes = workplace.folder("changes").resolve(CHANGES);
    Files.writeString(changes, changes(library, lists, last, made.get(0), text, folder));
    return new Outcome(text, moved(made, changes, folder));
  }

  /** The file with the data comes last: with it the version is there. */
  private static List<Path> moved(List<Path> made, Path changes, Path folder) throws IOException {
    List<Path> order = new ArrayList<>(made.subList(1, made.size()));
    order.add(changes);
    order.add(made.get(0));
    List<Path> files = new ArrayList<>();
    for (Path file : order) {
      Path place = folder.resolve(file.getFileName());
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      files.add(place);
    }
    return files;
  }

  private static Optional<Made> newest(Library library, Path folder) throws IOException {
    String[] around = library.fileName("\0").split("\0", -1);
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(file -> made(file, around).stream()).max(comparing(Made::version));
    }
  }

  private static Optional<Made> made(Path file, String[] around) {
    String name = file.getFileName().toString();
    if (!name.startsWith(around[0]) || !name.endsWith(around[1])) {
      return Optional.empty();
    }
    String text = name.substring(around[0].length(), name.length() - around[1].length());
    return Version.of(text).map(version -> new Made(file, text, version));
  }

  /** Made again under the same version it would be the same, byte for byte. */
  private static boolean isAsBefore(Library library, Lists lists, Made last, Workplace workplace)
      throws IOException {
    Path again = library.write(lists, last.text(), workplace.folder("again")).get(0);
    return Files.mismatch(again, last.file()) < 0;
  }

  private static String changes(
      Library library, Lists lists, Optional<Made> last, Path made, String text, Path folder)
      throws IOException {
    State after = State.of(library, made, lists.day());
    String section =
        last.isPresent()
            ? Changes.between(
                State.of(library, last.get().file(), last.get().version().day()), after)
            : "The first version: %,d organisations.\n"
                .formatted(lists.rows().getOrDefault("organisation", 0L));
    Path older = folder.resolve(CHANGES);
    String before = Files.exists(older) ? Files.readString(older).replaceFirst(HEADING, "") : "";
    String heading = "\n## " + text + "\n";
    // A run that was stopped may have left its section without its version.
    int end = before.startsWith(heading) ? before.indexOf("\n## ", heading.length()) : 0;
    return HEADING + heading + "\n" + section + (end < 0 ? "" : before.substring(end));
  }
}

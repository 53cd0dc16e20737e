package census.etl.acquire;

import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All files under a folder, and what the zips among them hold. The tree is walked once and each zip
 * opened once, as hundreds of sources will look for thousands of files.
 */
final class Listing {

  private final Path root;
  private @Nullable List<Path> files;
  private final Map<Path, List<String>> members = new HashMap<>();
  private final List<Path> unreadableZips = new ArrayList<>();

  Listing(Path root) {
    this.root = root;
  }

  /** The files that answer to the declaration; several may, and may yet hold the same. */
  synchronized List<Path> answering(SourceFile declared) {
    List<Path> found = new ArrayList<>(named(declared));
    if (found.isEmpty() || declared.member() == null) {
      holding(declared).stream().filter(zip -> !found.contains(zip)).forEach(found::add);
    }
    return found;
  }

  /** The zips whose content is not known, as they can not be opened. */
  synchronized List<Path> unreadableZips() {
    return List.copyOf(unreadableZips);
  }

  /** How a person who looks at the folder calls a file. */
  String relative(Path file) {
    return Zip.slashed(root.relativize(file).toString());
  }

  private List<Path> named(SourceFile declared) {
    Names plain = Names.of(declared.names());
    Names zipped = plain.with(".zip");
    Names gzipped = plain.with(".gz");
    return files().stream()
        .filter(
            file -> {
              String name = file.getFileName().toString();
              return plain.match(name) || zipped.match(name) || gzipped.match(name);
            })
        .toList();
  }

  /**
   * The zips of any name that hold a file of this name. A declared member is only looked for in
   * them if nothing goes by its own name: it may be called {@code data.csv} in every zip.
   */
  private List<Path> holding(SourceFile declared) {
    Names names = Names.ofMember(declared);
    return files().stream()
        .filter(Listing::isZip)
        .filter(zip -> members(zip).stream().anyMatch(names::matchPath))
        .toList();
  }

  private List<String> members(Path zip) {
    return members.computeIfAbsent(zip, this::readMembers);
  }

  private List<String> readMembers(Path path) {
    try (Zip zip = Zip.open(path, relative(path))) {
      return zip.members().stream().map(Zip::slashed).toList();
    } catch (Fault e) {
      unreadableZips.add(path);
      return List.of();
    }
  }

  private static boolean isZip(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private List<Path> files() {
    List<Path> known = files;
    if (known == null) {
      known = walk();
      files = known;
    }
    return known;
  }

  private List<Path> walk() {
    try {
      Walk walk = new Walk(root.toRealPath());
      Files.walkFileTree(walk.realRoot, walk);
      return walk.found.stream()
          .map(file -> root.resolve(walk.realRoot.relativize(file)))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new Fault(
          Kind.SOURCE_NOT_FOUND
              .at(Place.file(root.toString()))
              .found("a folder that can not be read: " + Trouble.in(e)),
          e);
    }
  }

  /** Follows no link to a folder, and a link to a file only if that lies in the same tree. */
  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path realRoot;
    private final List<Path> found = new ArrayList<>();

    private Walk(Path realRoot) {
      this.realRoot = realRoot;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() || (attributes.isSymbolicLink() && staysInside(file))) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** One folder without permission must not hide all others. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    private boolean staysInside(Path link) {
      try {
        Path target = link.toRealPath();
        return target.startsWith(realRoot) && Files.isRegularFile(target);
      } catch (IOException e) {
        return false;
      }
    }
  }
}

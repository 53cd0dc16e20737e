package census.etl.acquire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The several files that a shapefile is, as one zip of them and of nothing else: so that they are
 * kept, compared and handed on together, however they were found.
 */
final class Bundle {

  private static final Set<String> ENDINGS = Set.of("shp", "shx", "dbf", "prj", "cpg");

  /** One of its files, which is written when asked. */
  record Part(String ending, Writing writing) {

    interface Writing {
      void to(OutputStream out) throws IOException;
    }

    static Part of(String name, Writing writing) {
      return new Part(
          name.substring(Zip.stem(name).length() + 1).toLowerCase(Locale.ROOT), writing);
    }

    boolean isRead() {
      return ENDINGS.contains(ending);
    }
  }

  private Bundle() {}

  static boolean isZipped(Packed packed) throws IOException {
    return Opening.of(packed.path()).isZip();
  }

  /** The same files make the same zip, wherever they lie and whatever they are called. */
  static Content write(List<Part> parts, Path to) {
    try {
      try (FixedZip zip = new FixedZip(to)) {
        for (Part part :
            parts.stream()
                .filter(Part::isRead)
                .sorted(Comparator.comparing(Part::ending))
                .toList()) {
          try (OutputStream out = zip.begin("layer." + part.ending())) {
            part.writing().to(out);
          }
        }
      }
      return Content.of(to);
    } catch (IOException e) {
      throw Cache.unusable(to, e);
    }
  }

  /** The files beside one that lies in a folder, itself among them. */
  static List<Packed> beside(Packed shapes) throws IOException {
    String stem = Zip.stem(shapes.name());
    List<Packed> beside = new ArrayList<>();
    try (Stream<Path> files = Files.list(shapes.path().toAbsolutePath().getParent())) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = file.getFileName().toString();
        if (Zip.stem(name).equals(stem)
            && name.length() > stem.length()
            && Files.isRegularFile(file)) {
          beside.add(
              Packed.inFolder(
                  file, name, Zip.stem(shapes.label()) + name.substring(stem.length())));
        }
      }
    }
    return beside;
  }

  /** What they are remembered by: if one of them changes it is another shapefile. */
  static Packed of(Packed shapes, List<Packed> parts) {
    return new Packed(
        shapes.path(),
        shapes.name(),
        shapes.label(),
        String.join("\n", parts.stream().map(Packed::identity).toList()),
        parts.stream().allMatch(Packed::settled),
        null);
  }
}

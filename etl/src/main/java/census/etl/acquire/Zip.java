package census.etl.acquire;

import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip as publishers make them. Read with commons-compress, as the standard library knows neither
 * symbolic links nor encryption nor Deflate64, in which Windows packs files beyond 2 GB.
 */
final class Zip implements AutoCloseable {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final int NAMED_AT_MOST = 20;

  private final ZipFile file;
  private final Place place;

  private Zip(ZipFile file, Place place) {
    this.file = file;
    this.place = place;
  }

  /** The directory of a zip stands at its end: one that can not be opened was cut off. */
  static Zip open(Path path, String label) {
    Place place = Place.file(label);
    try {
      return new Zip(ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get(), place);
    } catch (IOException e) {
      throw new Fault(
          Kind.SOURCE_TRUNCATED
              .at(place)
              .found("a zip without a readable directory: " + Trouble.in(e)),
          e);
    }
  }

  /** Whether it is no archive at all but an office document, which is a zip inside. */
  boolean isDocument() {
    return file.getEntry("[Content_Types].xml") != null
        || (file.getEntry("mimetype") != null && file.getEntry("META-INF/manifest.xml") != null);
  }

  List<String> members() {
    return Collections.list(file.getEntries()).stream()
        .filter(Zip::isFile)
        .map(ZipArchiveEntry::getName)
        .toList();
  }

  /** The one member that the declaration asks for, and that is safe to take. */
  ZipArchiveEntry wanted(SourceFile declared) {
    Names names = Names.ofMember(declared);
    List<ZipArchiveEntry> matching =
        Collections.list(file.getEntries()).stream()
            .filter(entry -> isFile(entry) && names.matchPath(slashed(entry.getName())))
            .toList();
    if (matching.isEmpty()) {
      throw new Fault(
          Kind.SOURCE_NOT_FOUND
              .at(place)
              .found("a zip that holds " + listed(members()))
              .expected("a member " + names));
    }
    if (matching.size() > 1) {
      throw new Fault(
          Kind.SOURCE_AMBIGUOUS
              .at(place)
              .found(listed(matching.stream().map(ZipArchiveEntry::getName).toList()))
              .expected("one member " + names));
    }
    ZipArchiveEntry entry = matching.get(0);
    refuseUnsafe(entry);
    return entry;
  }

  /** All that have the path of this one, but for the ending. */
  List<ZipArchiveEntry> beside(ZipArchiveEntry entry) {
    List<ZipArchiveEntry> beside =
        Collections.list(file.getEntries()).stream()
            .filter(other -> isFile(other) && stem(other.getName()).equals(stem(entry.getName())))
            .toList();
    beside.forEach(this::refuseUnsafe);
    return beside;
  }

  /** A name without its ending. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  InputStream open(ZipArchiveEntry entry) throws IOException {
    return file.getInputStream(entry);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new Fault(Kind.FILE_UNREADABLE.at(place).found(Trouble.in(e)), e);
    }
  }

  private void refuseUnsafe(ZipArchiveEntry entry) {
    String danger = danger(entry);
    if (danger != null) {
      throw new Fault(
          Kind.SOURCE_UNSAFE_ARCHIVE
              .at(place)
              .found("the member " + visible(entry.getName()) + ", " + danger));
    }
    if (!file.canReadEntryData(entry)) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place)
              .found(
                  "the member %s, packed by the unknown method %d"
                      .formatted(visible(entry.getName()), entry.getMethod())));
    }
  }

  private static @Nullable String danger(ZipArchiveEntry entry) {
    String name = slashed(entry.getName());
    if (name.startsWith("/") || DRIVE.matcher(name).matches() || name.indexOf('\0') >= 0) {
      return "whose path is not relative";
    }
    if (Arrays.asList(name.split("/")).contains("..")) {
      return "whose path leads out of the archive";
    }
    if (entry.isUnixSymlink()) {
      return "which is a symbolic link";
    }
    return entry.getGeneralPurposeBit().usesEncryption() ? "which is encrypted" : null;
  }

  /** Without folders, and without what a Mac puts beside every file. */
  private static boolean isFile(ZipArchiveEntry entry) {
    return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/");
  }

  static String slashed(String name) {
    return name.replace('\\', '/');
  }

  private static String visible(String name) {
    return name.replace("\0", "\\0");
  }

  private static String listed(List<String> names) {
    if (names.isEmpty()) {
      return "no files";
    }
    String first =
        names.stream().limit(NAMED_AT_MOST).map(Zip::visible).collect(Collectors.joining(", "));
    int more = names.size() - NAMED_AT_MOST;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}

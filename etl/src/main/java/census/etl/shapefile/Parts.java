package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files that a shapefile is, by their endings, out of the one zip that they are kept in. */
final class Parts {

  static final String SHAPES = "shp";
  static final String INDEX = "shx";
  static final String ATTRIBUTES = "dbf";
  static final String PROJECTION = "prj";
  static final String ENCODING = "cpg";

  private static final List<String> READ = List.of(SHAPES, INDEX, ATTRIBUTES, PROJECTION, ENCODING);

  /** A layer is read whole, so that its outlines can be held against each other. */
  private static final int MOST_BYTES = 256 << 20;

  private final String fileName;
  private final Map<String, byte[]> parts = new HashMap<>();

  private Parts(String fileName) {
    this.fileName = fileName;
  }

  /**
   * @param fileName what messages call the shapefile, as in {@code areas.zip!/areas.shp}
   */
  static Parts of(Path bundle, String fileName) {
    Parts parts = new Parts(fileName);
    try (ZipFile zip = ZipFile.builder().setPath(bundle).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String ending = ending(entry.getName());
        if (READ.contains(ending) && parts.parts.put(ending, parts.read(zip, entry)) != null) {
          throw parts.unreadable(ending, "two files of this ending", null);
        }
      }
    } catch (IOException e) {
      throw parts.unreadable(SHAPES, String.valueOf(e.getMessage()), e);
    }
    return parts;
  }

  private byte[] read(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      byte[] bytes = readWithin(in);
      if (bytes.length > MOST_BYTES) {
        throw new Fault(
            Kind.SOURCE_TOO_LARGE
                .at(place(ending(entry.getName())))
                .found("more than " + MOST_BYTES + " bytes")
                .expected("at most so many"));
      }
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw unreadable(ending(entry.getName()), "a checksum that differs", null);
      }
      return bytes;
    }
  }

  /** By what comes, not by what the zip says will come. */
  private static byte[] readWithin(InputStream in) throws IOException {
    return in.readNBytes(MOST_BYTES + 1);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Where a part is, as messages have it. */
  Place place(String ending) {
    int end = fileName.toLowerCase(Locale.ROOT).endsWith("." + SHAPES) ? 4 : 0;
    return Place.file(fileName.substring(0, fileName.length() - end) + "." + ending);
  }

  byte[] get(String ending) {
    byte[] bytes = parts.get(ending);
    if (bytes == null) {
      throw new Fault(
          Kind.SHAPEFILE_INCOMPLETE.at(Place.file(fileName)).expected("a file ." + ending));
    }
    return bytes;
  }

  byte @Nullable [] find(String ending) {
    return parts.get(ending);
  }

  private Fault unreadable(String ending, String found, @Nullable Exception cause) {
    var finding = Kind.FILE_UNREADABLE.at(place(ending)).found(found).expected("a whole shapefile");
    return cause == null ? new Fault(finding) : new Fault(finding, cause);
  }
}

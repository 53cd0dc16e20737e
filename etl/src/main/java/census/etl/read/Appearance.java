package census.etl.read;

import census.etl.catalogue.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever its name says. */
public enum Appearance {
  EMPTY("an empty file", null),
  XLSX("an Excel workbook (.xlsx)", Format.XLSX),
  ODS("an OpenDocument spreadsheet (.ods)", Format.ODS),
  XLS("an older Excel workbook (.xls), or a newer one locked with a password", Format.XLS),
  SHAPEFILE("a zip with a shapefile", Format.SHAPEFILE),
  ZIP("a zip archive that is not a spreadsheet, or is cut off", null),
  GZIP("a gzip archive", null),
  PDF("a PDF", null),
  WEB_PAGE("a web page (HTML)", null),
  XML("an XML document", null),
  TEXT("plain text", Format.CSV);

  private static final int LOOK_AT = 4096;

  private final String words;
  private final @Nullable Format format;

  Appearance(String words, @Nullable Format format) {
    this.words = words;
    this.format = format;
  }

  /** As in "a web page (HTML)". */
  public String words() {
    return words;
  }

  /** The format to read it in, or null if it holds no table. */
  public @Nullable Format format() {
    return format;
  }

  static Appearance of(Format format) {
    return switch (format) {
      case CSV -> TEXT;
      case XLSX -> XLSX;
      case XLS -> XLS;
      case ODS -> ODS;
      case SHAPEFILE -> SHAPEFILE;
    };
  }

  public static Appearance of(Path file) {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(LOOK_AT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (start.length == 0) {
      return EMPTY;
    }
    if (begins(start, 'P', 'K', 3, 4) || begins(start, 'P', 'K', 5, 6)) {
      return ofZip(file);
    }
    if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      return XLS;
    }
    if (begins(start, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (begins(start, '%', 'P', 'D', 'F')) {
      return PDF;
    }
    return ofText(new String(start, StandardCharsets.ISO_8859_1));
  }

  private static Appearance ofZip(Path file) {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      if (zip.getEntry("[Content_Types].xml") != null) {
        return XLSX;
      }
      if (zip.getEntry("content.xml") != null) {
        return ODS;
      }
      return Collections.list(zip.getEntries()).stream()
              .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".shp"))
          ? SHAPEFILE
          : ZIP;
    } catch (IOException e) {
      return ZIP;
    }
  }

  private static Appearance ofText(String start) {
    String text = start.replaceFirst("^\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return WEB_PAGE;
    }
    if (text.startsWith("<?xml") || text.startsWith("<!doctype") || text.startsWith("<!--")) {
      return text.contains("<html") ? WEB_PAGE : XML;
    }
    return TEXT;
  }

  private static boolean begins(byte[] start, int... magic) {
    if (start.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((start[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}

package census.etl.acquire;

import census.etl.catalogue.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** How a file is packed, told by its first bytes and not by what it is called. */
enum Packing {
  PLAIN,
  ZIP,
  GZIP;

  static Packing of(Path file, String name, String label, Format format) throws IOException {
    Opening opening = Opening.of(file);
    if (opening.isGzip()) {
      return GZIP;
    }
    return opening.isZip() && format != Format.SHAPEFILE && !isWorkbook(file, name, label, format)
        ? ZIP
        : PLAIN;
  }

  /** A workbook is itself a zip, and mostly its name says so. */
  static boolean isNamedWorkbook(String name, Format format) {
    return (format == Format.XLSX || format == Format.ODS)
        && name.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT));
  }

  /** A download may have no telling name; then what the zip holds tells. */
  private static boolean isWorkbook(Path file, String name, String label, Format format) {
    if (isNamedWorkbook(name, format)) {
      return true;
    }
    try (Zip zip = Zip.open(file, label)) {
      return zip.isDocument();
    }
  }
}

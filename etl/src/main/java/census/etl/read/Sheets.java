package census.etl.read;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.file.Path;
import java.util.List;

/** The sheets of a file, by name, and any of them as its bare cells. */
public final class Sheets {

  private Sheets() {}

  /** In the order of the workbook; empty for CSV and shapefiles, which have none. */
  public static List<String> names(Path file, String fileName, Format format) {
    Place place = Place.file(fileName);
    refuseOther(file, place, format);
    return switch (format) {
      case CSV, SHAPEFILE -> List.of();
      case XLSX -> XlsxGrid.sheets(file, place, WorkbookZip.Bounds.SAFE);
      case XLS -> XlsGrid.sheets(file, place);
      case ODS -> OdsGrid.sheets(file, place, WorkbookZip.Bounds.SAFE);
    };
  }

  /** The sheet that the layout names, or the only one. */
  public static Grid open(Path file, String fileName, Layout layout) {
    return open(file, Place.file(fileName), layout, WorkbookZip.Bounds.SAFE, CsvGrid.Limits.SAFE);
  }

  static Grid open(
      Path file, Place place, Layout layout, WorkbookZip.Bounds bounds, CsvGrid.Limits limits) {
    refuseOther(file, place, layout.format());
    return switch (layout.format()) {
      case CSV -> CsvGrid.open(file, place, layout.encoding(), layout.delimiter(), limits);
      case XLSX -> XlsxGrid.open(file, place, layout.sheet(), bounds);
      case XLS -> XlsGrid.open(file, place, layout.sheet());
      case ODS -> OdsGrid.open(file, place, layout.sheet(), bounds);
      case SHAPEFILE -> ShapefileGrid.open(file, place);
    };
  }

  private static void refuseOther(Path file, Place place, Format declared) {
    Appearance appearance = Appearance.of(file);
    // A zip that is cut off has lost its directory: what opens it says so.
    boolean maybeCutOff = appearance == Appearance.ZIP && isZip(declared);
    if (appearance.format() != declared && !maybeCutOff) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place)
              .found(appearance.words())
              .expected(Appearance.of(declared).words()));
    }
  }

  private static boolean isZip(Format format) {
    return format == Format.XLSX || format == Format.ODS;
  }
}

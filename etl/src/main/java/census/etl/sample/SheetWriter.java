package census.etl.sample;

import census.etl.catalogue.Layout;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of a file in one of the formats of publishers, row by row; whole once it is
 * closed.
 */
sealed interface SheetWriter extends Closeable
    permits CsvSheet, XlsxSheet, XlsSheet, OdsSheet, ShapefileSheet {

  /** The sheet before the data in which publishers explain them. */
  String NOTES = "Notes";

  String NOTE = "Fictional: every name, code and number in this file is made up.";

  /** What a workbook of one sheet calls it when nobody has named it. */
  String ONLY_SHEET = "Sheet1";

  static SheetWriter open(Path file, SourceFile form, FileColumns columns) throws IOException {
    Layout layout = form.layout();
    return switch (layout.format()) {
      case CSV -> new CsvSheet(file, layout, columns);
      case XLSX -> new XlsxSheet(file, layout.sheet());
      case XLS -> new XlsSheet(file, layout.sheet());
      case ODS -> new OdsSheet(file, layout.sheet());
      case SHAPEFILE -> new ShapefileSheet(file, form.names().get(0));
    };
  }

  /** Goes on with another sheet of the same workbook. */
  void begin(String sheet) throws IOException;

  /** Writes a row of texts, numbers, dates, truths and nulls. */
  void write(@Nullable Object[] cells) throws IOException;

  /** Counts a row that is to be written, of as many as the format can hold. */
  static int count(int rows, int most) {
    if (rows == most) {
      throw new Fault(
          Kind.SAMPLE_TOO_LARGE
              .at(Place.NOWHERE)
              .found("more than " + most + " rows")
              .expected("at most " + most));
    }
    return rows + 1;
  }
}

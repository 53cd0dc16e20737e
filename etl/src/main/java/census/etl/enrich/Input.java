package census.etl.enrich;

import census.etl.catalogue.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is enriched: delimited text, or a file that is read as if it were. */
interface Input extends Closeable {

  /** Stands for the standard input, and the standard output. */
  String STANDARD_STREAM = "-";

  /**
   * By its name, of which the ending says what it is.
   *
   * @param sheet of a workbook; null for the only one
   */
  static Input open(String name, @Nullable String sheet) throws IOException {
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "parquet" -> ParquetInput.open(name);
      case "xlsx" -> WorkbookInput.open(name, Format.XLSX, sheet);
      case "xls" -> WorkbookInput.open(name, Format.XLS, sheet);
      case "ods" -> WorkbookInput.open(name, Format.ODS, sheet);
      default -> TextInput.open(name);
    };
  }

  /** What it is called in messages. */
  String name();

  InputStream text();

  /** What stands between cells; null if that is to be found. */
  default @Nullable Character delimiter() {
    return null;
  }

  /** What the columns have in them; empty if all are text. */
  default List<CellType> types() {
    return List.of();
  }

  /** How much of it has been read, from 0 to 1; negative if that can not be known. */
  double part();

  @Override
  void close() throws IOException;
}

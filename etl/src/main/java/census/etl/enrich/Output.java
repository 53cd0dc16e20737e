package census.etl.enrich;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the enriched rows go. */
interface Output extends Closeable {

  /** By its name, of which the ending says what it is. */
  static Output open(String name) throws IOException {
    if (name.equals(Input.STANDARD_STREAM)) {
      return TextOutput.to(System.out);
    }
    Path file = Path.of(name);
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet")
        ? ParquetOutput.toFile(file)
        : TextOutput.toFile(file);
  }

  /**
   * Takes the first row.
   *
   * @param form of the text of all rows
   * @param header as delimited text
   * @param columns the same, with what is in them
   */
  void begin(Records.Form form, Bytes header, List<Added> columns) throws IOException;

  /** Whole rows as delimited text. */
  void write(Bytes rows) throws IOException;

  /** After the last row: now there is a file. */
  void finish() throws IOException;

  /** Of what is not finished nothing is left. */
  @Override
  void close() throws IOException;
}

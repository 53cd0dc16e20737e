package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file.
 *
 * <p>A row's number is that of the line on which it starts, as an editor shows it, so that a cell
 * with line ends in it moves the numbers on.
 */
final class CsvGrid implements Grid {

  /**
   * How large a row may be: a quote that is never closed must not swallow the file.
   *
   * @param cell characters in a cell
   * @param row characters in a row
   * @param cells in a row
   */
  record Limits(int cell, int row, int cells) {
    static final Limits SAFE = new Limits(1 << 20, 1 << 22, 1 << 14);
  }

  private final Path file;
  private final Place place;
  private final Charset charset;
  private final Limits limits;
  private final CsvReader<GridRow> reader;
  private final CloseableIterator<GridRow> rows;
  private long line = 1;

  private CsvGrid(Path file, Place place, Charset charset, char delimiter, Limits limits)
      throws IOException {
    this.file = file;
    this.place = place;
    this.charset = charset;
    this.limits = limits;
    reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(Math.max(1 << 14, 2 * limits.cell()))
            .build(new Rows(), text(file, charset));
    rows = reader.iterator();
  }

  static CsvGrid open(Path file, Place place, String encoding, char delimiter, Limits limits) {
    Charset charset = Encoding.named(encoding, place);
    Encoding.checkMark(file, charset, place);
    try {
      return new CsvGrid(file, place, charset, delimiter, limits);
    } catch (IOException e) {
      throw unreadable(place, e.toString(), e);
    }
  }

  private static Reader text(Path file, Charset charset) throws IOException {
    return new InputStreamReader(Encoding.pastMark(file, charset), Encoding.strict(charset));
  }

  @Override
  public @Nullable GridRow next() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException | UncheckedIOException e) {
      throw isCausedByEncoding(e)
          ? Encoding.fault(file, charset, place)
          : unreadable(place.row(line), String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isCausedByEncoding(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return true;
      }
    }
    return false;
  }

  private static Fault unreadable(Place place, String found, Exception cause) {
    Finding finding = Kind.FILE_UNREADABLE.at(place).found(found).expected("CSV");
    return new Fault(finding, cause);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes rows straight from the parser's buffer; an empty cell costs nothing. */
  private final class Rows extends AbstractBaseCsvCallbackHandler<GridRow> {

    private @Nullable String[] cells = new String[64];
    private int size;
    private int length;

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      size = 0;
      length = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int count, boolean quoted) {
      length += count;
      if (count > limits.cell() || length > limits.row() || index >= limits.cells()) {
        throw new CsvParseException(
            "a row of more than %d cells, or %d characters, or a cell of more than %d; an unclosed quote?"
                .formatted(limits.cells(), limits.row(), limits.cell()));
      }
      if (index == cells.length) {
        cells = Arrays.copyOf(cells, 2 * index);
      }
      cells[index] = count == 0 ? null : new String(buffer, offset, count);
      size = index + 1;
    }

    @Override
    protected GridRow buildRecord() {
      return new GridRow(getStartingLineNumber(), Arrays.copyOf(cells, size));
    }
  }
}

package census.etl.sample;

import census.etl.catalogue.Column;
import census.etl.catalogue.Layout;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.sample.FileColumns.FileColumn;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CSV as the publishers' programs save it: a byte order mark before UTF-8, and CR LF. */
final class CsvSheet implements SheetWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Charset charset;
  private final CsvWriter csv;
  private final List<DateTimeFormatter> dates;

  CsvSheet(Path file, Layout layout, FileColumns columns) throws IOException {
    this.charset = Charset.forName(layout.encoding());
    this.dates = columns.all().stream().map(CsvSheet::dates).toList();
    Writer text =
        new OutputStreamWriter(
            Files.newOutputStream(file),
            charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT));
    if (charset.equals(StandardCharsets.UTF_8)) {
      text.write(BYTE_ORDER_MARK);
    }
    this.csv =
        CsvWriter.builder()
            .fieldSeparator(layout.delimiter())
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text);
  }

  private static DateTimeFormatter dates(FileColumn column) {
    Column declared = column.declared();
    String pattern = declared == null ? null : declared.dateFormat();
    return pattern == null
        ? DateTimeFormatter.ISO_LOCAL_DATE
        : DateTimeFormatter.ofPattern(pattern, Locale.UK);
  }

  @Override
  public void begin(String sheet) {
    throw new UnsupportedOperationException("a CSV has one table, so no sheet " + sheet);
  }

  @Override
  public void write(@Nullable Object[] cells) throws IOException {
    @Nullable String[] texts = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      texts[i] = text(cells[i], i);
    }
    try {
      csv.writeRecord(texts);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? lettersLacking(e) : e;
    }
  }

  private @Nullable String text(@Nullable Object value, int column) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDate date) {
      return dates.get(column).format(date);
    }
    return value == null ? null : value.toString();
  }

  /** What the writer has held back until now may still not fit the encoding. */
  @Override
  public void close() throws IOException {
    try {
      csv.close();
    } catch (CharacterCodingException e) {
      throw lettersLacking(e);
    }
  }

  private Fault lettersLacking(Exception cause) {
    return new Fault(
        Kind.FILE_ENCODING_WRONG
            .at(Place.NOWHERE)
            .found("a made-up text that the encoding lacks letters for")
            .expected(charset.name()),
        cause);
  }
}

package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet of an Excel workbook, as they stream by. */
final class XlsxGrid implements Grid {

  /** What Excel allows. */
  private static final int MOST_COLUMNS = 16_384;

  private final Place place;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private long last;

  private XlsxGrid(Place place, ReadableWorkbook workbook, Stream<Row> stream) {
    this.place = place;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  static XlsxGrid open(Path file, Place place, @Nullable String name, WorkbookZip.Bounds bounds) {
    ReadableWorkbook workbook = workbook(file, place, bounds);
    try {
      List<String> names = workbook.getSheets().map(Sheet::getName).toList();
      String chosen = SheetChoice.of(name, names, place);
      Sheet sheet = workbook.findSheet(chosen).orElseThrow();
      return new XlsxGrid(place.sheet(chosen), workbook, sheet.openStream());
    } catch (IOException | ExcelReaderException e) {
      close(workbook);
      throw unreadable(place, e);
    } catch (RuntimeException e) {
      close(workbook);
      throw e;
    }
  }

  static List<String> sheets(Path file, Place place, WorkbookZip.Bounds bounds) {
    try (ReadableWorkbook workbook = workbook(file, place, bounds)) {
      return workbook.getSheets().map(Sheet::getName).toList();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  /** The library knows no bounds, so the zip is looked through before it is handed over. */
  private static ReadableWorkbook workbook(Path file, Place place, WorkbookZip.Bounds bounds) {
    try (WorkbookZip zip = WorkbookZip.open(file, place, bounds)) {
      zip.checkThroughout();
      // Styles tell which numbers are dates; a workbook without any is whole all the same.
      boolean styled = zip.has("xl/styles.xml");
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
    } catch (IOException e) {
      throw unreadable(place, e);
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public @Nullable GridRow next() {
    try {
      return rows.hasNext() ? gridRow(rows.next()) : null;
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException e) {
      throw unreadable(place.row(last + 1), e);
    }
  }

  private GridRow gridRow(Row row) {
    // Rows may go without a number, and then follow each other.
    last = Math.max(row.getRowNum(), last + 1);
    int width = row.getCellCount();
    if (width > MOST_COLUMNS) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place.row(last))
              .found(width + " cells")
              .expected("at most " + MOST_COLUMNS));
    }
    @Nullable String[] cells = new String[width];
    for (int i = 0; i < width; i++) {
      cells[i] = text(row.getCell(i));
    }
    return new GridRow(last, cells);
  }

  private @Nullable String text(@Nullable Cell cell) {
    if (cell == null) {
      return null;
    }
    // The value and not the type of the cell: a formula has the type of its result.
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number);
    }
    if (value == null) {
      return cell.getRawValue();
    }
    String text = value.toString();
    return text.isEmpty() ? null : text;
  }

  private String number(Cell cell, BigDecimal number) {
    if (SheetDate.isShownBy(cell.getDataFormatString())) {
      String date = SheetDate.text(number, workbook.isDate1904());
      if (date != null) {
        return date;
      }
    }
    return SheetNumber.text(number);
  }

  private static Fault unreadable(Place place, Exception cause) {
    return Unreadable.workbook(place, cause, "an Excel workbook (.xlsx)");
  }

  private static void close(ReadableWorkbook workbook) {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stream.close();
    close(workbook);
  }
}

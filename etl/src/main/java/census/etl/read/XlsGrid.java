package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet of an Excel workbook of before 2007, which is small enough to be held. */
final class XlsGrid implements Grid {

  private final Place place;
  private final HSSFWorkbook workbook;
  private final boolean from1904;
  private final Iterator<Row> rows;

  private XlsGrid(Place place, HSSFWorkbook workbook, HSSFSheet sheet) {
    this.place = place;
    this.workbook = workbook;
    this.from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
    this.rows = sheet.rowIterator();
  }

  static XlsGrid open(Path file, Place place, @Nullable String name) {
    HSSFWorkbook workbook = workbook(file, place);
    try {
      String chosen = SheetChoice.of(name, sheets(workbook), place);
      return new XlsGrid(place.sheet(chosen), workbook, workbook.getSheet(chosen));
    } catch (RuntimeException e) {
      close(workbook);
      throw e;
    }
  }

  static List<String> sheets(Path file, Place place) {
    try (HSSFWorkbook workbook = workbook(file, place)) {
      return sheets(workbook);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private static List<String> sheets(HSSFWorkbook workbook) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      names.add(workbook.getSheetName(i));
    }
    return names;
  }

  private static HSSFWorkbook workbook(Path file, Place place) {
    try (POIFSFileSystem contents = new POIFSFileSystem(file.toFile(), true)) {
      return new HSSFWorkbook(contents, false);
    } catch (IOException | RuntimeException e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public @Nullable GridRow next() {
    if (!rows.hasNext()) {
      return null;
    }
    Row row = rows.next();
    @Nullable String[] cells = new String[Math.max(0, row.getLastCellNum())];
    for (Cell cell : row) {
      cells[cell.getColumnIndex()] = text(cell);
    }
    return new GridRow(row.getRowNum() + 1L, cells);
  }

  private @Nullable String text(Cell cell) {
    CellType type = cell.getCellType();
    return switch (type == CellType.FORMULA ? cell.getCachedFormulaResultType() : type) {
      case STRING -> cell.getRichStringCellValue().getString();
      case NUMERIC -> number(cell);
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case ERROR -> error(cell.getErrorCellValue());
      case BLANK, FORMULA, _NONE -> null;
    };
  }

  private String number(Cell cell) {
    double number = cell.getNumericCellValue();
    if (!Double.isFinite(number)) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place.row(cell.getRowIndex() + 1L).column(Letters.of(cell.getColumnIndex())))
              .found("a number that is none")
              .expected("a finite number"));
    }
    BigDecimal stored = new BigDecimal(number);
    if (SheetDate.isShownBy(cell.getCellStyle().getDataFormatString())) {
      String date = SheetDate.text(stored, from1904);
      if (date != null) {
        return date;
      }
    }
    return SheetNumber.text(stored);
  }

  private static String error(byte code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR!";
  }

  private static Fault unreadable(Place place, Exception cause) {
    return Unreadable.workbook(place, cause, "an Excel workbook (.xls)");
  }

  private static void close(HSSFWorkbook workbook) {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(workbook);
  }
}

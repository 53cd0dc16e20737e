package census.etl.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel before 2007, which is kept in memory until it is whole. */
final class XlsSheet implements SheetWriter {

  private static final int MOST_ROWS = 65_536;

  private final Path file;
  private final HSSFWorkbook workbook = new HSSFWorkbook();
  private final HSSFCellStyle dates = workbook.createCellStyle();
  private HSSFSheet sheet;
  private int rows;

  XlsSheet(Path file, @Nullable String name) {
    this.file = file;
    dates.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
    if (name != null) {
      workbook.createSheet(NOTES).createRow(0).createCell(0).setCellValue(NOTE);
    }
    this.sheet = workbook.createSheet(name == null ? ONLY_SHEET : name);
  }

  @Override
  public void begin(String name) {
    sheet = workbook.createSheet(name);
    rows = 0;
  }

  @Override
  public void write(@Nullable Object[] cells) {
    int number = rows;
    rows = SheetWriter.count(rows, MOST_ROWS);
    HSSFRow row = sheet.createRow(number);
    for (int column = 0; column < cells.length; column++) {
      Object value = cells[column];
      if (value != null) {
        write(row.createCell(column), value);
      }
    }
  }

  private void write(HSSFCell cell, Object value) {
    if (value instanceof BigDecimal number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof LocalDate date) {
      cell.setCellValue(date);
      cell.setCellStyle(dates);
    } else if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else {
      cell.setCellValue(value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
  }
}

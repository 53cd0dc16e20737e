package census.etl.benchmark;

import census.etl.catalogue.Column;
import census.etl.catalogue.Column.Type;
import census.etl.catalogue.Format;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table of the shape of a file of the English indices, 4 columns of text and 7 of numbers, in
 * each format of publishers.
 *
 * @param rows without the header
 */
record TableFile(Path path, Format format, int rows) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("area_code", "Area code", Type.TEXT),
          Column.of("area_name", "Area name", Type.TEXT),
          Column.of("authority_code", "Authority code", Type.TEXT),
          Column.of("authority_name", "Authority name", Type.TEXT),
          Column.of("score", "Score", Type.DECIMAL),
          Column.of("rank", "Rank", Type.INTEGER),
          Column.of("decile", "Decile", Type.INTEGER),
          Column.of("second_score", "Second score", Type.DECIMAL),
          Column.of("second_rank", "Second rank", Type.INTEGER),
          Column.of("second_decile", "Second decile", Type.INTEGER),
          Column.of("people", "People", Type.DECIMAL));

  static TableFile write(Path folder, Format format, int rows) throws IOException {
    Path path = folder.resolve("table." + format.name().toLowerCase(Locale.ROOT));
    TableFile file = new TableFile(path, format, rows);
    switch (format) {
      case CSV -> file.writeCsv();
      case XLSX -> file.writeXlsx();
      case XLS -> file.writeXls();
      case ODS -> file.writeOds();
      case SHAPEFILE -> throw new IllegalArgumentException("a shapefile has outlines");
    }
    return file;
  }

  /** The text of a cell of the table; a number for a column of numbers. */
  private static Object cell(int row, int column) {
    return switch (column) {
      case 0 -> "E01" + (100_000 + row);
      case 1 -> "Made Up " + row / 40 + (char) ('A' + row % 40 % 26);
      case 2 -> "E07" + (100_000 + row / 100);
      case 3 -> "Mock District " + row / 100;
      case 4, 7 -> BigDecimal.valueOf((row * 7_919L + column) % 92_735, 3);
      case 5, 8 -> BigDecimal.valueOf(1 + (row * 104_729L + column) % 32_844);
      case 6, 9 -> BigDecimal.valueOf(1 + (row + column) % 10);
      default -> BigDecimal.valueOf(1_000 + row % 900);
    };
  }

  private void writeCsv() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(String.join(",", COLUMNS.stream().map(c -> c.headers().get(0)).toList()));
      out.write('\n');
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < COLUMNS.size(); column++) {
          out.write(column == 0 ? "" : ",");
          out.write(cell(row, column).toString());
        }
        out.write('\n');
      }
    }
  }

  private void writeXlsx() throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        Workbook workbook = new Workbook(out, "census", "1.0");
        Worksheet sheet = workbook.newWorksheet("Data")) {
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.value(0, column, COLUMNS.get(column).headers().get(0));
        for (int row = 0; row < rows; row++) {
          Object cell = cell(row, column);
          if (cell instanceof BigDecimal number) {
            sheet.value(row + 1, column, number);
          } else {
            sheet.value(row + 1, column, cell.toString());
          }
        }
      }
    }
  }

  private void writeXls() throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        HSSFWorkbook workbook = new HSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("Data");
      Row header = sheet.createRow(0);
      for (int column = 0; column < COLUMNS.size(); column++) {
        header.createCell(column).setCellValue(COLUMNS.get(column).headers().get(0));
      }
      for (int row = 0; row < rows; row++) {
        Row written = sheet.createRow(row + 1);
        for (int column = 0; column < COLUMNS.size(); column++) {
          Cell made = written.createCell(column);
          Object cell = cell(row, column);
          if (cell instanceof BigDecimal number) {
            made.setCellValue(number.doubleValue());
          } else {
            made.setCellValue(cell.toString());
          }
        }
      }
      workbook.write(out);
    }
  }

  private void writeOds() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path));
        Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("content.xml"));
      out.write(
          """
          <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
          <office:body><office:spreadsheet><table:table table:name="Data"><table:table-row>""");
      for (Column column : COLUMNS) {
        out.write(odsCell(column.headers().get(0)));
      }
      out.write("</table:table-row>");
      for (int row = 0; row < rows; row++) {
        out.write("<table:table-row>");
        for (int column = 0; column < COLUMNS.size(); column++) {
          out.write(odsCell(cell(row, column)));
        }
        out.write("</table:table-row>");
      }
      out.write("</table:table></office:spreadsheet></office:body></office:document-content>");
    }
  }

  private static String odsCell(Object cell) {
    String type =
        cell instanceof BigDecimal
            ? "office:value-type=\"float\" office:value=\"" + cell + "\""
            : "office:value-type=\"string\"";
    return "<table:table-cell %s><text:p>%s</text:p></table:table-cell>".formatted(type, cell);
  }
}

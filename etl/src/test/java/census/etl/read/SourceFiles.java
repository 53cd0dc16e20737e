package census.etl.read;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.catalogue.Ignored;
import census.etl.catalogue.Layout;
import census.etl.catalogue.Layout.BlankRows;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.Workbook;

/** Makes files in the publishers' formats, and reads them. */
public final class SourceFiles {

  private final Path folder;

  public SourceFiles(Path folder) {
    this.folder = folder;
  }

  public Path csv(String... lines) {
    return csv(StandardCharsets.UTF_8, lines);
  }

  public Path csv(Charset charset, String... lines) {
    return bytes("table.csv", (String.join("\r\n", lines) + "\r\n").getBytes(charset));
  }

  public Path bytes(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path xlsx(Consumer<Workbook> content) {
    Path file = folder.resolve("table.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      content.accept(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A workbook whose sheet holds exactly this XML; shared strings and styles if given. */
  Path xlsxOf(String sheetData, String sharedStrings, String styles) {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
        </Types>""");
    parts.put(
        "xl/workbook.xml",
        """
        <workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        <sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"""
            .formatted(main));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
    parts.put(
        "xl/worksheets/sheet1.xml",
        sheetData.startsWith("<!")
            ? sheetData
            : "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                .formatted(main, sheetData));
    parts.put("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(main, sharedStrings));
    if (!styles.isEmpty()) {
      parts.put(
          "xl/styles.xml", "<styleSheet xmlns=\"%s\">%s</styleSheet>".formatted(main, styles));
    }
    return zip("table.xlsx", parts);
  }

  Path xls(Consumer<HSSFWorkbook> content) {
    Path file = folder.resolve("table.xls");
    try (OutputStream out = Files.newOutputStream(file);
        HSSFWorkbook workbook = new HSSFWorkbook()) {
      content.accept(workbook);
      workbook.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A spreadsheet of these sheets, each given as its XML rows. */
  public Path ods(Map<String, String> sheets) {
    StringBuilder tables = new StringBuilder();
    sheets.forEach(
        (name, rows) ->
            tables.append("<table:table table:name=\"%s\">%s</table:table>".formatted(name, rows)));
    return odsOf(
        """
        <office:document-content
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
            xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
        <office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
        </office:document-content>"""
            .formatted(tables));
  }

  Path odsOf(String content) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put("content.xml", content);
    return zip("table.ods", parts);
  }

  public Path zip(String name, Map<String, String> members) {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** The same zip with one member's text changed. */
  Path changed(Path file, String member, String from, String to) {
    Map<String, String> members = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        members.put(
            entry.getName(), entry.getName().equals(member) ? text.replace(from, to) : text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip("changed-" + file.getFileName(), members);
  }

  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<table:table-row>");
    for (String cell : cells) {
      row.append(cell.startsWith("<") ? cell : cell(cell));
    }
    return row.append("</table:table-row>").toString();
  }

  public static String cell(String text) {
    return "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
        .formatted(text);
  }

  static Column text(String header) {
    return column(header, Column.Type.TEXT);
  }

  static Column integer(String header) {
    return column(header, Column.Type.INTEGER);
  }

  static Column decimal(String header) {
    return column(header, Column.Type.DECIMAL);
  }

  static Column date(String header, String format) {
    return new Column(
        name(header), List.of(header), Column.Type.DATE, List.of(), format, null, null, null);
  }

  static Column column(String header, Column.Type type) {
    return Column.of(name(header), header, type);
  }

  private static String name(String header) {
    return header.toLowerCase(Locale.ROOT);
  }

  static Ignored ignoredHeader(String header) {
    return new Ignored(header, null, "not wanted");
  }

  static Ignored ignoredLetter(String letter) {
    return new Ignored(null, letter, "not wanted");
  }

  static Layout csvLayout() {
    return Layout.of(Format.CSV);
  }

  static Layout headerRows(Layout layout, int headerRows) {
    return new Layout(
        layout.format(),
        layout.sheet(),
        layout.encoding(),
        layout.delimiter(),
        headerRows,
        layout.blankRows(),
        layout.footnotes());
  }

  static Layout encoding(String encoding) {
    return new Layout(Format.CSV, null, encoding, ',', 1, BlankRows.TRAILING, List.of());
  }

  static Layout blanksAnywhere(Layout layout) {
    return new Layout(
        layout.format(),
        layout.sheet(),
        layout.encoding(),
        layout.delimiter(),
        layout.headerRows(),
        BlankRows.ANYWHERE,
        layout.footnotes());
  }

  static Layout footnotes(Layout layout, String... beginnings) {
    return new Layout(
        layout.format(),
        layout.sheet(),
        layout.encoding(),
        layout.delimiter(),
        layout.headerRows(),
        layout.blankRows(),
        List.of(beginnings));
  }

  /** What a whole file gave. */
  record Reading(List<SourceRow> rows, Tally tally) {

    List<List<Object>> values() {
      return rows.stream().map(row -> Arrays.asList(row.values())).toList();
    }

    Object value(int row, int column) {
      return rows.get(row).values()[column];
    }
  }

  static Reading read(Path file, Layout layout, Column... columns) {
    return read(file, layout, List.of(columns));
  }

  static Reading read(Path file, Layout layout, List<Column> columns, Ignored... ignored) {
    String name = file.getFileName().toString();
    try (SourceReader reader = SourceReader.open(file, name, layout, columns, List.of(ignored))) {
      List<SourceRow> rows = new ArrayList<>();
      SourceRow row;
      while ((row = reader.read()) != null) {
        rows.add(row);
      }
      return new Reading(rows, reader.tally());
    }
  }

  static List<List<String>> cells(Grid grid) {
    List<List<String>> cells = new ArrayList<>();
    try (grid) {
      GridRow row;
      while ((row = grid.next()) != null) {
        cells.add(Arrays.asList(row.cells()));
      }
    }
    return cells;
  }

  /** What reading it throws. */
  static List<Finding> findings(Runnable reading) {
    Fault fault = Assertions.catchThrowableOfType(Fault.class, reading::run);
    Assertions.assertThat(fault).as("a fault").isNotNull();
    return fault.findings();
  }

  static Finding finding(Runnable reading, Kind kind) {
    List<Finding> findings = findings(reading);
    Assertions.assertThat(findings).extracting(Finding::kind).containsExactly(kind);
    return findings.get(0);
  }
}

package census.etl.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * A publisher's file, read with other libraries than the pipeline's and without its declarations:
 * POI for workbooks, the JDK for those of OpenDocument, Commons CSV for the rest. One row is in
 * memory at a time. Rows without any text are passed over.
 *
 * @param sheet of a workbook; null for CSV, which may be gzipped
 * @param encoding of CSV
 * @param firstHeader how many rows stand before the header
 * @param headerRows how many rows the header has; those of one column are joined by " / ", and a
 *     blank one stands for what is to its left
 */
record PublishersFile(Path path, String sheet, Charset encoding, int firstHeader, int headerRows) {

  /** A spreadsheet keeps 15 significant digits, and writes a double that is near them. */
  private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_EVEN);

  static PublishersFile csv(Path path) {
    return new PublishersFile(path, null, StandardCharsets.UTF_8, 0, 1);
  }

  static PublishersFile workbook(Path path, String sheet) {
    return new PublishersFile(path, sheet, StandardCharsets.UTF_8, 0, 1);
  }

  PublishersFile in(Charset otherEncoding) {
    return new PublishersFile(path, sheet, otherEncoding, firstHeader, headerRows);
  }

  PublishersFile withHeader(int rowsBefore, int rows) {
    return new PublishersFile(path, sheet, encoding, rowsBefore, rows);
  }

  @Override
  public String toString() {
    return sheet == null ? path.getFileName().toString() : path.getFileName() + ", " + sheet;
  }

  /** One row, by its headers: white space in those counts as one blank. */
  record Row(Map<String, Integer> headers, List<String> cells, boolean isOfSpreadsheet) {

    /** Without the white space around it; null if nothing is left. */
    String text(String header) {
      Integer column = headers.get(header);
      if (column == null) {
        throw new AssertionError("no header " + header + " but " + headers.keySet());
      }
      String text = column < cells.size() ? cells.get(column) : null;
      return text == null || blank(text) ? null : WHITE_AROUND.matcher(text).replaceAll("");
    }

    /** A number, of which CSV may have the thousands apart. */
    BigDecimal number(String header) {
      String text = text(header);
      if (text == null) {
        return null;
      }
      BigDecimal number = new BigDecimal(text.replace(",", ""));
      return isOfSpreadsheet ? number.round(SPREADSHEET) : number;
    }

    /**
     * Whether the cell has this number. Of a stored 0.1234567890123455 nobody can tell any more to
     * which side its sixteenth digit was rounded: that of its text or that of its double.
     */
    boolean hasNumber(String header, BigDecimal number) {
      BigDecimal own = number(header);
      return own != null
          && (own.compareTo(number) == 0
              || isOfSpreadsheet
                  && new BigDecimal(Double.parseDouble(text(header)))
                          .round(SPREADSHEET)
                          .compareTo(number)
                      == 0);
    }

    /** Nothing, or the star that stands for what is suppressed. */
    boolean isMissing(String header) {
      String text = text(header);
      return text == null || text.equals("*");
    }
  }

  private static final Pattern WHITE_AROUND = Pattern.compile("^[\\s\u00a0]+|[\\s\u00a0]+$");
  private static final Pattern WHITE = Pattern.compile("[\\s\u00a0]+");

  private static boolean blank(String text) {
    return WHITE_AROUND.matcher(text).replaceAll("").isEmpty();
  }

  /** The position of each header. */
  Map<String, Integer> headers() {
    List<Row> first = new ArrayList<>();
    forEach(
        row -> {
          if (first.isEmpty()) {
            first.add(row);
          }
        });
    return first.get(0).headers();
  }

  void forEach(Consumer<Row> reader) {
    try {
      if (sheet == null) {
        readCsv(new Rows(false, reader));
      } else if (path.toString().endsWith(".xls")) {
        readOldWorkbook(new Rows(true, reader));
      } else if (path.toString().endsWith(".ods")) {
        readOpenDocument(new Rows(true, reader));
      } else {
        readWorkbook(new Rows(true, reader));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(path.toString(), e);
    }
  }

  /** Rows as they come, of which the first ones make the header. */
  private final class Rows {

    private final boolean isOfSpreadsheet;
    private final Consumer<Row> reader;
    private final List<List<String>> header = new ArrayList<>();
    private int before = firstHeader;
    private Map<String, Integer> positions = Map.of();

    Rows(boolean isOfSpreadsheet, Consumer<Row> reader) {
      this.isOfSpreadsheet = isOfSpreadsheet;
      this.reader = reader;
    }

    void accept(List<String> cells) {
      if (before > 0) {
        before--;
      } else if (header.size() < headerRows) {
        header.add(cells);
        positions = positions(header);
      } else if (cells.stream().anyMatch(cell -> cell != null && !blank(cell))) {
        reader.accept(new Row(positions, cells, isOfSpreadsheet));
      }
    }
  }

  private static Map<String, Integer> positions(List<List<String>> header) {
    int width = header.stream().mapToInt(List::size).max().orElse(0);
    Map<String, Integer> positions = new LinkedHashMap<>();
    String[] above = new String[header.size()];
    for (int column = 0; column < width; column++) {
      List<String> parts = new ArrayList<>();
      for (int row = 0; row < header.size(); row++) {
        List<String> cells = header.get(row);
        String cell = column < cells.size() ? cells.get(column) : null;
        boolean last = row == header.size() - 1;
        if (cell != null && !blank(cell)) {
          above[row] = WHITE.matcher(WHITE_AROUND.matcher(cell).replaceAll("")).replaceAll(" ");
          parts.add(above[row]);
        } else if (!last && above[row] != null) {
          parts.add(above[row]);
        }
      }
      if (!parts.isEmpty()) {
        positions.putIfAbsent(String.join(" / ", parts), column);
      }
    }
    return positions;
  }

  private void readCsv(Rows rows) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        InputStream marked = BOMInputStream.builder().setInputStream(plain).get();
        Reader text = new InputStreamReader(marked, encoding);
        CSVParser records = CSVFormat.RFC4180.parse(text)) {
      for (CSVRecord record : records) {
        rows.accept(record.toList());
      }
    }
  }

  private void readOldWorkbook(Rows rows) throws IOException {
    try (Workbook workbook = WorkbookFactory.create(path.toFile(), null, true)) {
      Sheet read = workbook.getSheet(sheet);
      if (read == null) {
        throw new AssertionError("no sheet " + sheet + " in " + path);
      }
      for (int number = 0; number <= read.getLastRowNum(); number++) {
        List<String> cells = new ArrayList<>();
        org.apache.poi.ss.usermodel.Row row = read.getRow(number);
        for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
          cells.add(text(row.getCell(column)));
        }
        rows.accept(cells);
      }
    }
  }

  /** POI knows no OpenDocument: its XML is read as a tree. */
  private void readOpenDocument(Rows rows)
      throws IOException, SAXException, ParserConfigurationException {
    try (ZipFile zip = new ZipFile(path.toFile());
        InputStream content = zip.getInputStream(zip.getEntry("content.xml"))) {
      NodeList tables =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(content)
              .getElementsByTagName("table:table");
      for (int i = 0; i < tables.getLength(); i++) {
        Element table = (Element) tables.item(i);
        if (table.getAttribute("table:name").equals(sheet)) {
          elements(table, "table:table-row").forEach(row -> readRow(row, rows));
          return;
        }
      }
      throw new AssertionError("no sheet " + sheet + " in " + path);
    }
  }

  private static void readRow(Element row, Rows rows) {
    List<String> cells = new ArrayList<>();
    elements(row, "table:table-cell")
        .forEach(
            cell -> {
              String text = text(cell);
              int times = text == null ? 1 : repeated(cell, "table:number-columns-repeated");
              cells.addAll(Collections.nCopies(times, text));
            });
    boolean isBlank = cells.stream().allMatch(Objects::isNull);
    for (int i = 0; i < (isBlank ? 1 : repeated(row, "table:number-rows-repeated")); i++) {
      rows.accept(cells);
    }
  }

  private static int repeated(Element element, String times) {
    return element.hasAttribute(times) ? Integer.parseInt(element.getAttribute(times)) : 1;
  }

  private static String text(Element cell) {
    if (cell.hasAttribute("office:value")) {
      return cell.getAttribute("office:value");
    }
    String text =
        elements(cell, "text:p").map(Node::getTextContent).collect(Collectors.joining(" "));
    return text.isEmpty() ? null : text;
  }

  private static Stream<Element> elements(Element parent, String name) {
    NodeList children = parent.getChildNodes();
    return IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .filter(child -> child.getNodeName().equals(name))
        .map(Element.class::cast);
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return null;
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> Double.toString(cell.getNumericCellValue());
      case STRING -> cell.getStringCellValue();
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case BLANK -> null;
      default -> throw new AssertionError(cell.getAddress() + " holds a " + type);
    };
  }

  private void readWorkbook(Rows rows)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    try (OPCPackage file = OPCPackage.open(path.toFile(), PackageAccess.READ)) {
      XSSFReader workbook = new XSSFReader(file);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) workbook.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream content = sheets.next()) {
          if (sheets.getSheetName().equals(sheet)) {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            XMLReader xml = factory.newSAXParser().getXMLReader();
            xml.setContentHandler(
                new XSSFSheetXMLHandler(
                    workbook.getStylesTable(),
                    new ReadOnlySharedStringsTable(file),
                    new SheetRows(rows),
                    new Unformatted(),
                    false));
            xml.parse(new InputSource(content));
            return;
          }
        }
      }
      throw new AssertionError("no sheet " + sheet + " in " + path);
    }
  }

  /** Numbers as they are stored, and not as a person is shown them. */
  private static final class Unformatted extends DataFormatter {
    @Override
    public String formatRawCellContents(double value, int index, String format) {
      return Double.toString(value);
    }
  }

  private static final class SheetRows implements SheetContentsHandler {

    private final Rows rows;
    private int next;
    private List<String> cells = new ArrayList<>();

    SheetRows(Rows rows) {
      this.rows = rows;
    }

    @Override
    public void startRow(int row) {
      // Rows that hold nothing are not in the file, but count where the header is looked for.
      for (; next < row; next++) {
        rows.accept(List.of());
      }
      cells = new ArrayList<>();
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      int column = new CellReference(reference).getCol();
      while (cells.size() < column) {
        cells.add(null);
      }
      cells.add(value);
    }

    @Override
    public void endRow(int row) {
      rows.accept(cells);
      next = row + 1;
    }
  }
}

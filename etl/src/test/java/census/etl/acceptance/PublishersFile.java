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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * A publisher's file, read with other libraries than the pipeline's and without its declarations:
 * POI for workbooks, Commons CSV for the rest. One row is in memory at a time.
 *
 * @param sheet of a workbook; null for CSV, which may be gzipped
 */
record PublishersFile(Path path, String sheet) {

  /** A spreadsheet keeps 15 significant digits, and writes a double that is near them. */
  private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_EVEN);

  static PublishersFile csv(Path path) {
    return new PublishersFile(path, null);
  }

  static PublishersFile workbook(Path path, String sheet) {
    return new PublishersFile(path, sheet);
  }

  /** One row, by its headers. */
  record Row(Map<String, Integer> headers, List<String> cells, boolean isOfSpreadsheet) {

    String text(String header) {
      Integer column = headers.get(header);
      if (column == null) {
        throw new AssertionError("no header " + header + " but " + headers.keySet());
      }
      return column < cells.size() ? cells.get(column) : null;
    }

    BigDecimal number(String header) {
      String text = text(header);
      if (text == null || text.isEmpty()) {
        return null;
      }
      BigDecimal number = new BigDecimal(text);
      return isOfSpreadsheet ? number.round(SPREADSHEET) : number;
    }
  }

  void forEach(Consumer<Row> reader) {
    try {
      if (sheet == null) {
        readCsv(reader);
      } else {
        readWorkbook(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(path.toString(), e);
    }
  }

  private void readCsv(Consumer<Row> reader) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        InputStream marked = BOMInputStream.builder().setInputStream(plain).get();
        Reader text = new InputStreamReader(marked, StandardCharsets.UTF_8);
        CSVParser rows = CSVFormat.RFC4180.parse(text)) {
      Map<String, Integer> headers = null;
      for (CSVRecord record : rows) {
        if (headers == null) {
          headers = positions(record.toList());
        } else {
          reader.accept(new Row(headers, record.toList(), false));
        }
      }
    }
  }

  private void readWorkbook(Consumer<Row> reader)
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
                    new SheetRows(reader),
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

  private static Map<String, Integer> positions(List<String> headers) {
    return IntStream.range(0, headers.size())
        .boxed()
        .filter(i -> headers.get(i) != null)
        .collect(Collectors.toMap(headers::get, i -> i));
  }

  /** Numbers as they are stored, and not as a person is shown them. */
  private static final class Unformatted extends DataFormatter {
    @Override
    public String formatRawCellContents(double value, int index, String format) {
      return Double.toString(value);
    }
  }

  private static final class SheetRows implements SheetContentsHandler {

    private final Consumer<Row> reader;
    private Map<String, Integer> headers;
    private List<String> cells = new ArrayList<>();

    SheetRows(Consumer<Row> reader) {
      this.reader = reader;
    }

    @Override
    public void startRow(int row) {
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
      if (headers == null) {
        headers = positions(cells);
      } else if (cells.stream().anyMatch(cell -> cell != null && !cell.isBlank())) {
        reader.accept(new Row(headers, cells, true));
      }
    }
  }
}

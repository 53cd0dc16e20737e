package census.etl.read;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet of an OpenDocument spreadsheet, as they stream by.
 *
 * <p>Cells and rows that are alike are stored once with a count. What is blank and repeated is only
 * counted: a sheet commonly ends in a million blank rows.
 */
final class OdsGrid implements Grid {

  private static final String CONTENT = "content.xml";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final String CALC_EXTENSION =
      "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

  /** What the programs that write the format allow. */
  private static final int MOST_COLUMNS = 16_384;

  private static final long MOST_ROWS = 1_048_576;

  /** A sheet lies in a document-content, its body and the spreadsheet of that. */
  private static final int SHEET_DEPTH = 4;

  private final WorkbookZip zip;
  private final InputStream content;
  private final XMLStreamReader xml;
  private Place place;
  private int depth;

  private @Nullable String[] cells = new String[64];
  private long number;
  private long repeats;
  private @Nullable GridRow row;
  private boolean ended;

  private OdsGrid(WorkbookZip zip, Place place) throws XMLStreamException {
    this.zip = zip;
    this.place = place;
    this.content = zip.member(CONTENT);
    this.xml = zip.read(content);
  }

  static OdsGrid open(Path file, Place place, @Nullable String name, WorkbookZip.Bounds bounds) {
    String chosen = name == null ? SheetChoice.of(null, sheets(file, place, bounds), place) : name;
    OdsGrid grid = opened(file, place, bounds);
    try {
      grid.goToSheet(chosen);
      return grid;
    } catch (RuntimeException e) {
      grid.close();
      throw e;
    }
  }

  static List<String> sheets(Path file, Place place, WorkbookZip.Bounds bounds) {
    try (OdsGrid grid = opened(file, place, bounds)) {
      List<String> names = new ArrayList<>();
      for (String name = grid.nextSheet(); name != null; name = grid.nextSheet()) {
        names.add(name);
      }
      return names;
    }
  }

  private static OdsGrid opened(Path file, Place place, WorkbookZip.Bounds bounds) {
    WorkbookZip zip = WorkbookZip.open(file, place, bounds);
    try {
      return new OdsGrid(zip, place);
    } catch (XMLStreamException e) {
      zip.close();
      throw unreadable(zip, place, e);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void goToSheet(String wanted) {
    List<String> others = new ArrayList<>();
    for (String name = nextSheet(); name != null; name = nextSheet()) {
      if (name.equals(wanted)) {
        place = place.sheet(wanted);
        return;
      }
      others.add(name);
    }
    throw SheetChoice.missing(wanted, others, place);
  }

  private @Nullable String nextSheet() {
    try {
      while (xml.hasNext()) {
        if (step() == START_ELEMENT && depth == SHEET_DEPTH && is(TABLE, "table")) {
          return String.valueOf(xml.getAttributeValue(TABLE, "name"));
        }
      }
      return null;
    } catch (XMLStreamException e) {
      throw unreadable(zip, place, e);
    }
  }

  @Override
  public @Nullable GridRow next() {
    GridRow current = row;
    if (current != null && repeats > 0) {
      repeats--;
      row = new GridRow(current.number() + 1, current.cells());
      return row;
    }
    if (ended) {
      return null;
    }
    try {
      row = nextStored();
      if (row == null) {
        ended = true;
        readToTheEnd();
      }
      return row;
    } catch (XMLStreamException e) {
      throw unreadable(zip, place.row(number + 1), e);
    } catch (IOException e) {
      throw zip.damaged(CONTENT, e);
    }
  }

  /** The next row with anything in it. */
  private @Nullable GridRow nextStored() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = step();
      if (event == END_ELEMENT && depth < SHEET_DEPTH) {
        return null;
      }
      if (event != START_ELEMENT) {
        continue;
      }
      if (is(TABLE, "shapes")) {
        skip();
      } else if (is(TABLE, "table-row")) {
        long times = repeated("number-rows-repeated");
        int width = readCells();
        long first = number + 1;
        number += times;
        if (width > 0) {
          refuseBeyond(number, MOST_ROWS, "rows");
          repeats = times - 1;
          return new GridRow(first, Arrays.copyOf(cells, width));
        }
      }
    }
    throw new XMLStreamException("the document ends inside of a sheet");
  }

  /** Reads on to the end of the row; gives the number of cells up to the last with text. */
  private int readCells() throws XMLStreamException {
    int end = depth - 1;
    int column = 0;
    int width = 0;
    while (depth > end) {
      if (step() != START_ELEMENT) {
        continue;
      }
      boolean covered = is(TABLE, "covered-table-cell");
      if (!covered && !is(TABLE, "table-cell")) {
        skip();
        continue;
      }
      long times = repeated("number-columns-repeated");
      String text = covered ? skippedCell() : readCell();
      if (text != null) {
        refuseBeyond(column + times, MOST_COLUMNS, "columns");
        fill(width, column, null);
        fill(column, (int) (column + times), text);
        width = (int) (column + times);
      }
      column = (int) Math.min(column + times, Integer.MAX_VALUE);
    }
    return width;
  }

  private void fill(int from, int to, @Nullable String text) {
    if (to > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(to, 2 * cells.length));
    }
    Arrays.fill(cells, from, to, text);
  }

  /** What lies under a merged cell is not to be seen. */
  private @Nullable String skippedCell() throws XMLStreamException {
    skip();
    return null;
  }

  private @Nullable String readCell() throws XMLStreamException {
    String type = xml.getAttributeValue(OFFICE, "value-type");
    boolean error = "error".equals(xml.getAttributeValue(CALC_EXTENSION, "value-type"));
    String stored = type == null || error ? null : storedValue(type);
    String shown = readParagraphs();
    String text = stored == null ? shown : stored;
    return text.isEmpty() ? null : text;
  }

  /** What is stored comes before what is shown, which is rounded. */
  private @Nullable String storedValue(String type) {
    return switch (type) {
      case "float", "percentage", "currency" -> number(xml.getAttributeValue(OFFICE, "value"));
      case "date" -> day(xml.getAttributeValue(OFFICE, "date-value"));
      case "boolean" -> xml.getAttributeValue(OFFICE, "boolean-value");
      case "string" -> xml.getAttributeValue(OFFICE, "string-value");
      default -> null;
    };
  }

  private static @Nullable String number(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return SheetNumber.text(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return value; // the type of its column will tell, with the place
    }
  }

  private static @Nullable String day(@Nullable String value) {
    return value != null && value.endsWith("T00:00:00")
        ? value.substring(0, value.length() - "T00:00:00".length())
        : value;
  }

  /** The paragraphs of a cell, joined by line ends; its notes and pictures are left out. */
  private String readParagraphs() throws XMLStreamException {
    int end = depth - 1;
    String first = null;
    StringBuilder more = null;
    while (depth > end) {
      if (step() != START_ELEMENT) {
        continue;
      }
      if (!is(TEXT, "p")) {
        skip();
      } else if (first == null) {
        first = readParagraph();
      } else {
        more = more == null ? new StringBuilder(first) : more;
        more.append('\n').append(readParagraph());
      }
    }
    return more != null ? more.toString() : first == null ? "" : first;
  }

  private String readParagraph() throws XMLStreamException {
    int end = depth - 1;
    StringBuilder text = new StringBuilder();
    while (depth > end) {
      switch (step()) {
        case CHARACTERS, CDATA, SPACE -> text.append(xml.getText());
        case START_ELEMENT -> appendSpecial(text);
        default -> {}
      }
    }
    return text.toString();
  }

  private void appendSpecial(StringBuilder text) throws XMLStreamException {
    if (is(OFFICE, "annotation") || is(TEXT, "note") || is(TEXT, "ruby-text")) {
      skip();
    } else if (is(TEXT, "s")) {
      String count = xml.getAttributeValue(TEXT, "c");
      text.append(" ".repeat((int) Math.min(1_000, count == null ? 1 : count(count))));
    } else if (is(TEXT, "tab")) {
      text.append('\t');
    } else if (is(TEXT, "line-break")) {
      text.append('\n');
    }
  }

  private void skip() throws XMLStreamException {
    int end = depth - 1;
    while (depth > end) {
      step();
    }
  }

  private long repeated(String attribute) throws XMLStreamException {
    String times = xml.getAttributeValue(TABLE, attribute);
    return times == null ? 1 : count(times);
  }

  private static long count(String text) throws XMLStreamException {
    Long count = Numbers.whole(text);
    if (count == null || count < 1 || count > Integer.MAX_VALUE) {
      throw new XMLStreamException("not a count: " + CellText.shown(text));
    }
    return count;
  }

  private void refuseBeyond(long count, long most, String what) {
    if (count > most) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place.row(number))
              .found(count + " " + what)
              .expected("at most " + most));
    }
  }

  private int step() throws XMLStreamException {
    int event = xml.next();
    if (event == START_ELEMENT) {
      depth++;
    } else if (event == END_ELEMENT) {
      depth--;
    }
    return event;
  }

  private boolean is(String namespace, String name) {
    return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
  }

  /** The checksum of the content is known at its end only. */
  private void readToTheEnd() throws IOException {
    content.transferTo(OutputStream.nullOutputStream());
  }

  private static Fault unreadable(WorkbookZip zip, Place place, XMLStreamException cause) {
    if (cause.getNestedException() instanceof IOException e) {
      return zip.damaged(CONTENT, e);
    }
    return new Fault(
        Kind.FILE_UNREADABLE
            .at(place)
            .found(CellText.shown(String.valueOf(cause.getMessage())))
            .expected("an OpenDocument spreadsheet (.ods)"),
        cause);
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      zip.close();
    }
  }
}

package census.etl.describe;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.describe.Description.ColumnFacts;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.read.Appearance;
import census.etl.read.CellText;
import census.etl.read.Grid;
import census.etl.read.GridRow;
import census.etl.read.Header;
import census.etl.read.Letters;
import census.etl.read.Sheets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file through once it has found the sheet and the header, and gathers the evidence. */
final class Inspection {

  /** As many rows as show how wide the table is. */
  private static final int LOOKED_AT = 200;

  private static final int HEADER_WITHIN = 50;
  private static final int MOST_FOOTNOTES = 100;
  private static final int FOOTNOTE_BEGINNING = 20;
  private static final long DISTINCT_VALUES = 2_000_000;

  private final Path file;
  private final String fileName;
  private final Layout layout;
  private final List<String> otherSheets;

  private int headerRows;
  private @Nullable Header header;
  private final List<ColumnEvidence> columns = new ArrayList<>();
  private final ColumnEvidence.Budget budget = new ColumnEvidence.Budget(DISTINCT_VALUES);
  private long rows;
  private long last;
  private boolean blank;
  private boolean blankAmongData;
  private final List<GridRow> thin = new ArrayList<>();

  private Inspection(Path file, String fileName, Layout layout, List<String> otherSheets) {
    this.file = file;
    this.fileName = fileName;
    this.layout = layout;
    this.otherSheets = otherSheets;
  }

  static Description of(Path file) {
    String fileName = String.valueOf(file.getFileName());
    Format format = format(file, fileName);
    if (format == Format.CSV) {
      return new Inspection(file, fileName, TextFile.layout(file), List.of()).describe();
    }
    if (format == Format.SHAPEFILE) {
      return new Inspection(file, fileName, Layout.of(format), List.of()).describe();
    }
    List<String> sheets = Sheets.names(file, fileName, format);
    String longest = longest(file, fileName, format, sheets);
    List<String> others = sheets.stream().filter(sheet -> !sheet.equals(longest)).toList();
    return new Inspection(file, fileName, Layout.of(format).sheet(longest), others).describe();
  }

  private static Format format(Path file, String fileName) {
    Appearance appearance = Appearance.of(file);
    Format format = appearance.format();
    if (format == null) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(Place.file(fileName))
              .found(appearance.words())
              .expected("CSV, a spreadsheet (.xlsx, .xls, .ods) or a zipped shapefile"));
    }
    return format;
  }

  private static String longest(Path file, String fileName, Format format, List<String> sheets) {
    String longest = null;
    long most = -1;
    for (String sheet : sheets) {
      long count = rows(file, fileName, Layout.of(format).sheet(sheet));
      if (count > most) {
        most = count;
        longest = sheet;
      }
    }
    if (longest == null) {
      throw new Fault(Kind.SHEET_MISSING.at(Place.file(fileName)).found("no sheet at all"));
    }
    return longest;
  }

  private static long rows(Path file, String fileName, Layout layout) {
    long count = 0;
    try (Grid grid = Sheets.open(file, fileName, layout)) {
      GridRow row;
      while ((row = grid.next()) != null) {
        count += filled(row) > 0 ? 1 : 0;
      }
    }
    return count;
  }

  private Description describe() {
    try (Grid grid = Sheets.open(file, fileName, layout)) {
      List<GridRow> start = start(grid);
      findHeader(start);
      Header found = header;
      long after = found == null ? 0 : found.row();
      last = after;
      start.stream().filter(row -> row.number() > after).forEach(this::look);
      GridRow row;
      while ((row = grid.next()) != null) {
        look(row);
      }
    }
    if (rows == 0) {
      thin.forEach(this::take);
      thin.clear();
    }
    return description();
  }

  private static List<GridRow> start(Grid grid) {
    List<GridRow> start = new ArrayList<>();
    GridRow row;
    while (start.size() < LOOKED_AT && (row = grid.next()) != null) {
      start.add(row);
    }
    return start;
  }

  /** The first row that is about as full as most are: titles above a table are short. */
  private void findHeader(List<GridRow> start) {
    int width = commonestWidth(start);
    for (int i = 0; i < Math.min(HEADER_WITHIN, start.size()); i++) {
      int filled = filled(start.get(i));
      if (filled > 0 && filled * 5 >= width * 4) {
        takeHeader(start, i);
        return;
      }
    }
  }

  private void takeHeader(List<GridRow> start, int at) {
    int end = at;
    if (looksLikeData(start, at)) {
      end = at - 1; // a header in two rows that share its names, so that neither is full
      if (end < 0 || filled(start.get(end)) < 2) {
        return;
      }
    }
    headerRows = end < at || isGrouped(start, end) ? Math.min(2, end + 1) : 1;
    header = Header.of(start.subList(end + 1 - headerRows, end + 1));
  }

  /** A header has no numbers above numbers, unless they are years. */
  private static boolean looksLikeData(List<GridRow> start, int at) {
    int numbers = 0;
    int alike = 0;
    for (int below = at + 1; below < start.size() && below <= at + 5; below++) {
      for (int column = 0; column < start.get(below).cells().length; column++) {
        if (isNumber(start.get(below), column)) {
          numbers++;
          alike += isNumber(start.get(at), column) && !isYear(start.get(at), column) ? 1 : 0;
        }
      }
    }
    return numbers > 0 && alike * 2 > numbers;
  }

  private static boolean isNumber(GridRow row, int column) {
    String text = column < row.cells().length ? CellText.trimmed(row.cells()[column]) : null;
    return text != null && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
  }

  private static boolean isYear(GridRow row, int column) {
    String text = String.valueOf(CellText.trimmed(row.cells()[column]));
    return text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
  }

  /** The same measures again and again, under groups in the row above. */
  private static boolean isGrouped(List<GridRow> start, int at) {
    Set<String> names = new HashSet<>();
    boolean doubled =
        Arrays.stream(start.get(at).cells())
            .map(CellText::folded)
            .filter(Objects::nonNull)
            .anyMatch(name -> !names.add(name));
    return doubled && at > 0 && filled(start.get(at - 1)) > 1;
  }

  private static int commonestWidth(List<GridRow> start) {
    Map<Integer, Integer> rowsByWidth = new HashMap<>();
    start.forEach(row -> rowsByWidth.merge(filled(row), 1, Integer::sum));
    rowsByWidth.remove(0);
    return rowsByWidth.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static int filled(GridRow row) {
    int count = 0;
    for (String cell : row.cells()) {
      count += CellText.trimmed(cell) != null ? 1 : 0;
    }
    return count;
  }

  private void look(GridRow row) {
    int filled = filled(row);
    blank |= filled == 0 || (layout.format() != Format.CSV && row.number() > last + 1);
    last = row.number();
    if (filled == 0) {
      return;
    }
    if (filled == 1 && width() > 2 && thin.size() < MOST_FOOTNOTES) {
      thin.add(row); // a note, if only more of them follow
      return;
    }
    thin.forEach(this::take);
    thin.clear();
    take(row);
  }

  private int width() {
    return Math.max(columns.size(), header == null ? 0 : header.names().length);
  }

  private void take(GridRow row) {
    blankAmongData |= blank;
    blank = false;
    rows++;
    for (int column = 0; column < row.cells().length; column++) {
      evidence(column).add(row.cells()[column]);
    }
  }

  private ColumnEvidence evidence(int column) {
    while (columns.size() <= column) {
      columns.add(new ColumnEvidence(layout.format(), budget));
    }
    return columns.get(column);
  }

  private Description description() {
    boolean csv = layout.format() == Format.CSV;
    Header found = header;
    return new Description(
        Names.snakeCase(fileName.replaceFirst("\\.[A-Za-z0-9]{1,5}$", ""), "source"),
        fileName,
        layout.format(),
        layout.sheet(),
        otherSheets,
        csv ? layout.encoding() : null,
        csv ? String.valueOf(layout.delimiter()) : null,
        headerRows,
        found == null ? 0 : found.row(),
        rows,
        blankAmongData,
        footnotes(),
        facts());
  }

  private List<String> footnotes() {
    return thin.stream()
        .map(row -> Arrays.stream(row.cells()).map(CellText::trimmed))
        .map(texts -> texts.filter(Objects::nonNull).findFirst().orElseThrow())
        .map(text -> text.substring(0, Math.min(FOOTNOTE_BEGINNING, text.length())).strip())
        .distinct()
        .toList();
  }

  private List<ColumnFacts> facts() {
    Names names = new Names();
    List<ColumnFacts> facts = new ArrayList<>();
    for (int column = 0; column < width(); column++) {
      String name = name(column);
      if (name == null && evidence(column).isBlank()) {
        continue;
      }
      String otherwise = "column_" + Letters.of(column).toLowerCase(Locale.ROOT);
      String unique = names.next(name == null ? "" : name, otherwise);
      facts.add(evidence(column).facts(unique, name, column, rows));
    }
    return facts;
  }

  private @Nullable String name(int column) {
    Header found = header;
    return found == null || column >= found.names().length ? null : found.names()[column];
  }
}

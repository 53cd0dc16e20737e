package census.etl.read;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.catalogue.Ignored;
import census.etl.catalogue.Layout;
import census.etl.catalogue.Layout.BlankRows;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source file as its declaration says: finds its header, puts its columns in the declared
 * order and gives each cell its type.
 *
 * <p>Every row of data, every cell in it and every row passed over is counted; what does not fit
 * the declaration is a {@link Fault} that says where. Rows with a fault are not handed on: the
 * faults themselves are thrown when the file ends, or when there are too many.
 */
public final class SourceReader implements AutoCloseable {

  private final Grid grid;
  private final Layout layout;
  private final Place place;
  private final ArrayDeque<GridRow> pending;
  private final Plan plan;
  private final int[] rowNumbers;
  private final Interpretation[] interpretations;
  private final String[][] nulls;
  private final String[] footnoteBeginnings;
  private final Faults faults;
  private final Set<Integer> namelessReported = new HashSet<>();

  private long last;
  private long firstBlank;
  private long blankRun;
  private @Nullable GridRow footnote;
  private boolean ended;

  private long rows;
  private long cells;
  private long ignoredCells;
  private long blankRows;
  private long footnotes;

  /**
   * Opens the file, finds its header and holds it against the declaration.
   *
   * @param fileName what messages call the file
   * @throws Fault with everything that differs
   */
  public static SourceReader open(
      Path file, String fileName, Layout layout, List<Column> columns, List<Ignored> ignored) {
    Place place = Place.file(fileName).sheet(layout.sheet());
    Grid grid = Sheets.open(file, fileName, layout);
    try {
      return new SourceReader(grid, place, layout, columns, ignored);
    } catch (RuntimeException e) {
      grid.close();
      throw e;
    }
  }

  private SourceReader(
      Grid grid, Place place, Layout layout, List<Column> columns, List<Ignored> ignored) {
    this.grid = grid;
    this.layout = layout;
    this.place = place;
    this.pending = new ArrayDeque<>();
    Header header = layout.headerRows() == 0 ? null : passHeader(columns);
    this.plan =
        header == null
            ? Plan.byPosition(columns, ignored)
            : Plan.byHeader(header, columns, ignored, place);
    this.rowNumbers =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).type() == Column.Type.ROW)
            .toArray();
    this.interpretations =
        columns.stream()
            .map(column -> Interpretation.of(column, layout.format()))
            .toArray(Interpretation[]::new);
    this.nulls = columns.stream().map(SourceReader::nulls).toArray(String[][]::new);
    this.footnoteBeginnings = layout.footnotes().toArray(String[]::new);
    this.faults = new Faults(place);
  }

  private static String[] nulls(Column column) {
    return column.nulls().stream()
        .map(CellText::trimmed)
        .filter(Objects::nonNull)
        .toArray(String[]::new);
  }

  /** Leaves the rows after the header to be read; all of them if it may be lacking, and is. */
  private @Nullable Header passHeader(List<Column> columns) {
    List<GridRow> start = new ArrayList<>();
    GridRow row;
    while (start.size() < Header.SEARCHED_ROWS && (row = grid.next()) != null) {
      start.add(row);
    }
    HeaderNames wanted =
        HeaderNames.of(columns.stream().flatMap(column -> column.headers().stream()).toList());
    Header header = Header.find(start, layout.headerRows(), wanted);
    if (header == null && layout.headerOptional()) {
      pending.addAll(start);
      return null;
    }
    if (header == null) {
      throw headerNotFound(start, columns);
    }
    last = header.row();
    start.stream().filter(after -> after.number() > header.row()).forEach(pending::add);
    return header;
  }

  private Fault headerNotFound(List<GridRow> start, List<Column> columns) {
    String seen =
        start.stream()
            .map(SourceReader::firstText)
            .filter(Objects::nonNull)
            .limit(5)
            .map(CellText::shown)
            .collect(Collectors.joining(", "));
    String wanted =
        columns.stream()
            .flatMap(column -> column.headers().stream().limit(1))
            .limit(5)
            .map(CellText::shown)
            .collect(Collectors.joining(", "));
    return new Fault(
        Kind.HEADER_ROW_NOT_FOUND
            .at(place)
            .found(seen.isEmpty() ? "no text at all" : "rows that begin " + seen)
            .expected("headers such as " + wanted));
  }

  /** The next row of data, or null after the last. */
  public @Nullable SourceRow read() {
    GridRow row;
    while ((row = nextRow()) != null) {
      String first = firstText(row);
      if (first == null) {
        noteBlank(row.number(), 1);
      } else if (isFootnote(first)) {
        passFootnote(row);
      } else {
        SourceRow data = data(row);
        if (data != null) {
          rows++;
          return data;
        }
      }
    }
    end();
    return null;
  }

  /**
   * What has been read.
   *
   * @throws IllegalStateException before the last row has been read
   */
  public Tally tally() {
    if (!ended) {
      throw new IllegalStateException("there is more to read");
    }
    return new Tally(rows, cells, ignoredCells, blankRows, footnotes);
  }

  private @Nullable GridRow nextRow() {
    GridRow row = pending.isEmpty() ? grid.next() : pending.poll();
    if (row != null) {
      noteRowsNotStored(row.number());
      last = row.number();
    }
    return row;
  }

  /** A workbook leaves blank rows out; lines of a CSV are all there, and cells may span them. */
  private void noteRowsNotStored(long number) {
    if (isSparse() && number > last + 1) {
      noteBlank(last + 1, number - last - 1);
    }
  }

  /** A record of a shapefile that is passed over was part of an area before. */
  private boolean isSparse() {
    return layout.format() != Format.CSV && layout.format() != Format.SHAPEFILE;
  }

  private void noteBlank(long number, long count) {
    if (blankRun == 0) {
      firstBlank = number;
    }
    blankRun += count;
  }

  private boolean isFootnote(String first) {
    for (String beginning : footnoteBeginnings) {
      if (first.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private void passFootnote(GridRow row) {
    footnotes++;
    footnote = row;
    passBlanks();
  }

  private void passBlanks() {
    blankRows += blankRun;
    blankRun = 0;
  }

  private @Nullable SourceRow data(GridRow row) {
    boolean good = followsData();
    good &= isWhole(row);
    @Nullable Object[] values = plan.constants().clone();
    for (int column : rowNumbers) {
      values[column] = row.number();
    }
    for (int i = 0; i < values.length; i++) {
      int position = plan.positions()[i];
      if (position != Plan.ABSENT && position < row.cells().length) {
        good &= read(row, i, position, values);
      }
    }
    good &= countOthers(row);
    return good ? new SourceRow(row.number(), values) : null;
  }

  private boolean read(GridRow row, int column, int position, @Nullable Object[] values) {
    String text = CellText.trimmed(row.cells()[position]);
    if (text == null) {
      return true;
    }
    cells++;
    if (isNull(column, text)) {
      return true;
    }
    Object value = interpretations[column].parser().read(text);
    values[column] = value;
    if (value == null) {
      faults.add(
          interpretations[column]
              .fault()
              .at(place.row(row.number()).column(plan.labels()[column]))
              .found(CellText.shown(text))
              .expected(interpretations[column].expected()));
    }
    return value != null;
  }

  private boolean isNull(int column, String text) {
    for (String stand : nulls[column]) {
      if (stand.equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing but data stands before this row of data. */
  private boolean followsData() {
    boolean good = true;
    GridRow before = footnote;
    if (before != null) {
      faults.add(
          Kind.FOOTNOTE_AMONG_DATA
              .at(place.row(before.number()))
              .found(CellText.shown(String.valueOf(firstText(before))))
              .expected("data, or footnotes to the end"));
      footnote = null;
      good = false;
    }
    if (blankRun > 0) {
      if (layout.blankRows() == BlankRows.TRAILING) {
        faults.add(
            Kind.ROW_BLANK
                .at(place.row(firstBlank))
                .found(blankRun == 1 ? "a blank row" : blankRun + " blank rows")
                .expected("data"));
        good = false;
      }
      passBlanks();
    }
    return good;
  }

  /** A row of a workbook ends with its last cell; a line of CSV that is short has been cut. */
  private boolean isWhole(GridRow row) {
    int count = row.cells().length;
    if (layout.format() != Format.CSV || count >= plan.least()) {
      return true;
    }
    faults.add(
        Kind.ROW_TOO_SHORT
            .at(place.row(row.number()))
            .found(count + " cells")
            .expected(plan.least() + " cells"));
    return false;
  }

  /** Every cell that is not mapped is either left out on purpose, or in the way. */
  private boolean countOthers(GridRow row) {
    @Nullable String[] texts = row.cells();
    boolean good = true;
    for (int position = 0; position < texts.length; position++) {
      boolean beyond = position >= plan.width();
      if ((!beyond && plan.mapped()[position]) || texts[position] == null) {
        continue;
      }
      String text = CellText.trimmed(texts[position]);
      if (text == null) {
        continue;
      }
      if (!beyond && plan.ignored()[position]) {
        ignoredCells++;
      } else if (beyond && (layout.format() == Format.CSV || layout.headerRows() == 0)) {
        refuseLong(row);
        return false;
      } else {
        refuseNameless(row, position, text);
        good = false;
      }
    }
    return good;
  }

  private void refuseLong(GridRow row) {
    faults.add(
        Kind.ROW_TOO_LONG
            .at(place.row(row.number()))
            .found(row.cells().length + " cells")
            .expected(plan.width() + " cells"));
  }

  /** Once for a column: it has no header, so it went unnoticed until now. */
  private void refuseNameless(GridRow row, int position, String text) {
    if (namelessReported.add(position)) {
      faults.add(
          Kind.HEADER_UNDECLARED
              .at(place.row(row.number()).column(Letters.of(position)))
              .found(CellText.shown(text) + " in a column without a header")
              .expected("a blank cell"));
    }
  }

  private void end() {
    if (!ended) {
      passBlanks();
      faults.throwAny();
      ended = true;
    }
  }

  private static @Nullable String firstText(GridRow row) {
    for (String cell : row.cells()) {
      String text = CellText.trimmed(cell);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  @Override
  public void close() {
    grid.close();
  }
}

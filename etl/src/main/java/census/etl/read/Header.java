package census.etl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header of a sheet, found by its cells.
 *
 * @param row the number of its last row
 * @param names by column, white space folded; null where a column has none
 */
public record Header(long row, @Nullable String[] names) {

  private static final String JOINT = " / ";

  /** Titles and notes may stand above a header, but not more than this. */
  static final int SEARCHED_ROWS = 50;

  /**
   * The run of rows that holds most of the wanted names, or null if none holds any.
   *
   * @param start the first rows of the sheet
   * @param height of the header in rows
   */
  static @Nullable Header find(List<GridRow> start, int height, HeaderNames wanted) {
    Header best = null;
    int most = 0;
    for (int i = 0; i + height <= start.size(); i++) {
      Header header = of(start.subList(i, i + height));
      int held = header.countOf(wanted);
      if (held > most) {
        best = header;
        most = held;
      }
    }
    return best;
  }

  /** Of the rows that make it, top to bottom. */
  public static Header of(List<GridRow> rows) {
    int width = rows.stream().mapToInt(row -> row.cells().length).max().orElse(0);
    @Nullable String[] names = new String[width];
    boolean[] own = new boolean[width];
    for (int i = 0; i < rows.size(); i++) {
      boolean groups = i < rows.size() - 1;
      join(names, own, rows.get(i).cells(), groups);
    }
    for (int column = 0; column < width; column++) {
      if (!own[column]) {
        names[column] = null; // a group that reaches over a column without a name of its own
      }
    }
    return new Header(rows.get(rows.size() - 1).number(), names);
  }

  /** Adds one row; a group's cell is stored once, and counts until the next group's. */
  private static void join(
      @Nullable String[] names, boolean[] own, @Nullable String[] cells, boolean groups) {
    String group = null;
    for (int column = 0; column < names.length; column++) {
      String cell = column < cells.length ? CellText.folded(cells[column]) : null;
      own[column] |= cell != null;
      group = cell != null ? cell : groups ? group : null;
      if (group != null) {
        String above = names[column];
        names[column] = above == null ? group : above + JOINT + group;
      }
    }
  }

  private int countOf(HeaderNames wanted) {
    return (int) Stream.of(names).filter(Objects::nonNull).distinct().filter(wanted::hold).count();
  }

  List<Integer> columnsNamed(HeaderNames wanted) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < names.length; column++) {
      String name = names[column];
      if (name != null && wanted.hold(name)) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** The number of columns up to the last that has a name. */
  int namedWidth() {
    int width = names.length;
    while (width > 0 && names[width - 1] == null) {
      width--;
    }
    return width;
  }
}

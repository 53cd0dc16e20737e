package census.etl.enrich;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.read.Grid;
import census.etl.read.GridRow;
import census.etl.read.Sheets;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook, whose first row is the header. */
final class WorkbookInput implements Input {

  private final String name;
  private final Grid grid;
  private final RowsAsText text;
  private int width;

  private WorkbookInput(String name, Grid grid) {
    this.name = name;
    this.grid = grid;
    this.text = new RowsAsText(this::next);
  }

  /**
   * Opens a workbook.
   *
   * @param sheet null for the only one
   */
  static WorkbookInput open(String name, Format format, @Nullable String sheet) {
    Layout layout = Layout.of(format);
    return new WorkbookInput(
        name, Sheets.open(Path.of(name), name, sheet == null ? layout : layout.sheet(sheet)));
  }

  /** Rows are as wide as the header; what a sheet has on the right of it must be empty. */
  private @Nullable List<@Nullable String> next() {
    @Nullable GridRow row = grid.next();
    while (row != null && Arrays.stream(row.cells()).allMatch(Objects::isNull)) {
      row = grid.next();
    }
    if (row == null) {
      return null;
    }
    int filled = row.cells().length;
    while (row.cells()[filled - 1] == null) {
      filled--;
    }
    if (width == 0) {
      width = filled;
    }
    if (filled > width) {
      throw new Records.Form(name, RowsAsText.DELIMITER)
          .unreadable(row.number(), "%d cells where the header has %d".formatted(filled, width));
    }
    return Arrays.asList(Arrays.copyOf(row.cells(), width));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream text() {
    return text;
  }

  @Override
  public Character delimiter() {
    return RowsAsText.DELIMITER;
  }

  @Override
  public double part() {
    return -1;
  }

  @Override
  public void close() {
    grid.close();
  }
}

package census.etl.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Parquet file, whose columns keep their types. */
final class ParquetInput implements Input {

  private final String name;
  private final ParquetRows rows;
  private final RowsAsText text;
  private long read;

  private ParquetInput(String name, ParquetRows rows) {
    this.name = name;
    this.rows = rows;
    this.text = new RowsAsText(this::next);
  }

  static ParquetInput open(String name) throws IOException {
    return new ParquetInput(name, ParquetRows.open(Path.of(name)));
  }

  /** The names of the columns, and then the rows. */
  private @Nullable List<@Nullable String> next() throws IOException {
    if (read++ == 0) {
      return new ArrayList<>(rows.names());
    }
    if (!rows.next()) {
      return null;
    }
    List<@Nullable String> cells = new ArrayList<>();
    for (int column = 0; column < rows.types().size(); column++) {
      cells.add(rows.text(column));
    }
    return cells;
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
  public List<CellType> types() {
    return rows.types();
  }

  @Override
  public double part() {
    return Math.min(1, (double) read / Math.max(rows.rows(), 1));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

package census.etl.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those in the Parquet files of a package, each of which has the name of its table. */
record PublishedInParquet(Path folder) implements Published {

  @Override
  public long rows(String table) {
    if (!Files.exists(file(table))) {
      return 0;
    }
    try (ParquetRows rows = ParquetRows.open(file(table))) {
      return rows.rows();
    } catch (IOException e) {
      throw unreadable(table, e);
    }
  }

  @Override
  public void read(String table, List<String> columns, Consumer<Row> each) {
    if (!Files.exists(file(table))) {
      return;
    }
    CellType[] types = Published.types(table, columns);
    // A file has each of its columns once, however often it is asked for.
    List<String> once = columns.stream().distinct().toList();
    int[] places = columns.stream().mapToInt(once::indexOf).toArray();
    try (ParquetRows rows = ParquetRows.open(file(table), once)) {
      Row row =
          column -> {
            @Nullable String text = rows.text(places[column]);
            return text == null ? null : types[column].text(text);
          };
      while (rows.next()) {
        each.accept(row);
      }
    } catch (IOException e) {
      throw unreadable(table, e);
    }
  }

  private Path file(String table) {
    return folder.resolve(table + ".parquet");
  }

  private UncheckedIOException unreadable(String table, IOException e) {
    return new UncheckedIOException("%s can not be read".formatted(file(table)), e);
  }

  @Override
  public void close() {
    // Each file is closed when it has been read.
  }
}

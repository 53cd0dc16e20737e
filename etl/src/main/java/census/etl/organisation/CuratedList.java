package census.etl.organisation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One list as it is kept: its headers, and its rows in order, each once. */
final class CuratedList {

  private static final Comparator<List<String>> BY_CELLS =
      Comparator.comparing(row -> String.join("\0", row));

  private final String name;
  private final List<String> headers;
  private final SortedSet<List<String>> rows = new TreeSet<>(BY_CELLS);

  CuratedList(String name, String... headers) {
    this.name = name;
    this.headers = List.of(headers);
  }

  String name() {
    return name;
  }

  int size() {
    return rows.size();
  }

  /** Cells in the order of the headers; null is a blank one. */
  void add(@Nullable String... cells) {
    if (cells.length != headers.size()) {
      throw new IllegalArgumentException(
          "%s has %d columns and not %d".formatted(name, headers.size(), cells.length));
    }
    rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList());
  }

  void write(Path folder) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(folder.resolve(name))) {
      csv.writeRecord(headers);
      rows.forEach(csv::writeRecord);
    }
  }
}

package census.etl.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of cells, read as if they were lines of delimited text. */
final class RowsAsText extends InputStream {

  static final char DELIMITER = ',';

  private static final Delimited DELIMITED = new Delimited(DELIMITER);

  private final Rows rows;
  private byte[] line = {};
  private int given;

  RowsAsText(Rows rows) {
    this.rows = rows;
  }

  /** Where they come from. */
  interface Rows {

    /** The next row, or null after the last. */
    @Nullable List<@Nullable String> next() throws IOException;
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? line[given++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length && hasMore()) {
      int more = Math.min(length - done, line.length - given);
      System.arraycopy(line, given, bytes, from + done, more);
      given += more;
      done += more;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  private boolean hasMore() throws IOException {
    if (given < line.length) {
      return true;
    }
    @Nullable List<@Nullable String> next = rows.next();
    if (next == null) {
      return false;
    }
    line =
        next.stream()
            .map(RowsAsText::cell)
            .collect(Collectors.joining(String.valueOf(DELIMITER), "", "\n"))
            .getBytes(StandardCharsets.UTF_8);
    given = 0;
    return true;
  }

  /** A text of no letters is not the same as no text. */
  private static String cell(@Nullable String text) {
    return text != null && text.isEmpty() ? "\"\"" : DELIMITED.cell(text);
  }
}

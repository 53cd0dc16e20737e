package census.etl.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text in pieces that have whole records only, so that each can be worked on alone. */
final class Blocks {

  /** What is made of it is several times as large, and should not leave the cache on the way. */
  private static final int SIZE = 1 << 16;

  /** Nobody's row: more likely a quotation mark that is never closed. */
  private static final int LONGEST_RECORD = 16 << 20;

  private final InputStream in;
  private final Records.Form form;

  /** What has been read and belongs to the next piece. */
  private byte[] rest = {};

  private long line = 1;
  private boolean atEnd;

  Blocks(InputStream in, Records.Form form) {
    this.in = in;
    this.form = form;
  }

  /** One of them. */
  record Block(Records.Form form, byte[] bytes, int length, long line) {

    Records records() {
      return new Records(form, bytes, length, true, line);
    }
  }

  /** The next one, or null after the last. */
  @Nullable Block next() throws IOException {
    byte[] bytes = Arrays.copyOf(rest, Math.max(SIZE, rest.length));
    int length = rest.length;
    while (!atEnd) {
      int read = in.readNBytes(bytes, length, bytes.length - length);
      atEnd = length + read < bytes.length;
      length += read;
      Records records = new Records(form, bytes, length, atEnd, line);
      int end = 0;
      long nextLine = line;
      while (records.next()) {
        end = records.end();
        nextLine = records.nextLine();
      }
      if (end > 0 || atEnd) {
        return block(bytes, end, length, nextLine);
      }
      if (length >= LONGEST_RECORD) {
        throw form.unreadable(line, "a row of more than %,d bytes".formatted(LONGEST_RECORD));
      }
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    return null;
  }

  private @Nullable Block block(byte[] bytes, int end, int length, long nextLine) {
    rest = Arrays.copyOfRange(bytes, end, length);
    Block block = new Block(form, bytes, end, line);
    line = nextLine;
    return end == 0 ? null : block;
  }
}

package census.etl.enrich;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of a delimited text as bytes, so that they can be passed on as they are. A record may
 * go over several lines where a line break stands between quotation marks.
 */
final class Records {

  private static final int READ_AT_ONCE = 1 << 18;

  /** Nobody's row: more likely a quotation mark that is never closed. */
  private static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final String name;
  private final byte delimiter;

  private byte[] buffer = new byte[READ_AT_ONCE];
  private int end;
  private boolean atEnd;
  private long line;
  private long nextLine = 1;

  /** Of the current record: its first byte, that after its text, and that after its line break. */
  private int start;

  private int textEnd;
  private int next;

  private int[] fieldEnds = new int[16];
  private int fields;

  Records(InputStream in, String name, byte delimiter) {
    this.in = in;
    this.name = name;
    this.delimiter = delimiter;
  }

  /** Goes to the next record; false at the end of the text. */
  boolean next() throws IOException {
    start = next;
    line = nextLine;
    fields = 0;
    boolean quoted = false;
    boolean quotedField = false;
    int fieldStart = start;
    int i = start;
    while (true) {
      if (i == end) {
        int read = i - start;
        int intoField = i - fieldStart;
        if (!fill()) {
          if (quoted) {
            throw unreadable("a quotation mark that is never closed");
          }
          return finished(start + read, start + read);
        }
        i = start + read;
        fieldStart = i - intoField;
        continue;
      }
      byte b = buffer[i];
      if (b == '"') {
        // Only at the beginning of a field does it quote; elsewhere it is as good as any letter.
        quotedField |= i == fieldStart;
        quoted = quotedField && !quoted;
      } else if (b == '\n') {
        nextLine++;
        if (!quoted) {
          int textual = i > start && buffer[i - 1] == '\r' ? i - 1 : i;
          return finished(textual, i + 1);
        }
      } else if (b == delimiter && !quoted) {
        endField(i);
        fieldStart = i + 1;
        quotedField = false;
      }
      i++;
    }
  }

  private boolean finished(int text, int after) {
    if (after == start) {
      return false;
    }
    endField(text);
    textEnd = text;
    next = after;
    return true;
  }

  private void endField(int at) {
    if (fields == fieldEnds.length) {
      fieldEnds = Arrays.copyOf(fieldEnds, fields * 2);
    }
    // Relative, as the buffer may move below a record that is not whole yet.
    fieldEnds[fields++] = at - start;
  }

  /** Reads more behind what is there, which may move. */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      if (buffer.length >= LONGEST) {
        throw unreadable("a row of more than %,d bytes".formatted(LONGEST));
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      atEnd = true;
      return false;
    }
    end += read;
    return true;
  }

  /** Says where, and never what stands there. */
  Fault unreadable(String found) {
    return new Fault(Kind.INPUT_UNREADABLE.at(Place.file(name).row(line)).found(found));
  }

  // ------------------------------------------------------------------ the record

  /** A line with nothing on it, which is no row. */
  boolean isBlank() {
    return textEnd == start;
  }

  int fields() {
    return fields;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int textEnd() {
    return textEnd;
  }

  /** Behind the line break, if there is one. */
  int recordEnd() {
    return next;
  }

  int fieldStart(int field) {
    return field == 0 ? start : start + fieldEnds[field - 1] + 1;
  }

  int fieldEnd(int field) {
    return start + fieldEnds[field];
  }

  /** A field as it is meant: without the quotation marks around it, and one for each two in it. */
  String text(int field) {
    int from = fieldStart(field);
    int to = fieldEnd(field);
    if (to - from < 2 || buffer[from] != '"' || buffer[to - 1] != '"') {
      return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
    return new String(buffer, from + 1, to - from - 2, StandardCharsets.UTF_8)
        .replace("\"\"", "\"");
  }
}

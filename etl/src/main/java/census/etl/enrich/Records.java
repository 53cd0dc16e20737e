package census.etl.enrich;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.postcode.Postcode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of a piece of delimited text as bytes, so that they can be passed on as they are. A
 * record may go over several lines where a line break stands between quotation marks.
 */
final class Records {

  private final Form form;
  private final byte[] bytes;
  private final int length;
  private final boolean isLast;

  private long line;
  private long nextLine;

  /** Of the current record: its first byte, that after its text, and that after its line break. */
  private int start;

  private int textEnd;
  private int end;

  private int[] fieldEnds = new int[16];
  private int fields;

  /**
   * How a text is written.
   *
   * @param file its name, for messages
   */
  record Form(String file, char delimiter) {

    /** Says where, and never what stands there. */
    Fault unreadable(long line, String found) {
      return new Fault(Kind.INPUT_UNREADABLE.at(Place.file(file).row(line)).found(found));
    }
  }

  /**
   * @param isLast whether the text ends with these bytes: if not, a record that they have only the
   *     beginning of is left to the next piece
   * @param line the number of the first line
   */
  Records(Form form, byte[] bytes, int length, boolean isLast, long line) {
    this.form = form;
    this.bytes = bytes;
    this.length = length;
    this.isLast = isLast;
    this.nextLine = line;
  }

  /** Goes to the next whole record; false if there is none. */
  boolean next() {
    byte delimiter = (byte) form.delimiter();
    start = end;
    line = nextLine;
    fields = 0;
    boolean quoted = false;
    boolean quotedField = false;
    int fieldStart = start;
    for (int i = start; i < length; i++) {
      byte b = bytes[i];
      if (b == '"') {
        // Only at the beginning of a field does it quote; elsewhere it is as good as any letter.
        quotedField |= i == fieldStart;
        quoted = quotedField && !quoted;
      } else if (b == '\n') {
        nextLine++;
        if (!quoted) {
          boolean afterReturn = i > start && bytes[i - 1] == '\r';
          return finished(afterReturn ? i - 1 : i, i + 1);
        }
      } else if (b == delimiter && !quoted) {
        endField(i);
        fieldStart = i + 1;
        quotedField = false;
      }
    }
    if (!isLast || start == length) {
      nextLine = line;
      return false;
    }
    if (quoted) {
      throw unreadable("a quotation mark that is never closed");
    }
    return finished(length, length);
  }

  private boolean finished(int text, int after) {
    endField(text);
    textEnd = text;
    end = after;
    return true;
  }

  private void endField(int at) {
    if (fields == fieldEnds.length) {
      fieldEnds = Arrays.copyOf(fieldEnds, fields * 2);
    }
    fieldEnds[fields++] = at;
  }

  Fault unreadable(String found) {
    return form.unreadable(line, found);
  }

  // ------------------------------------------------------------------ the record

  /** A line with nothing on it, which is no row. */
  boolean isBlank() {
    return textEnd == start;
  }

  int fields() {
    return fields;
  }

  void writeText(Bytes out) {
    out.write(bytes, start, textEnd);
  }

  void writeLineBreak(Bytes out) {
    out.write(bytes, textEnd, end);
  }

  /** Behind its line break, if it has one. */
  int end() {
    return end;
  }

  /** Of the line behind it. */
  long nextLine() {
    return nextLine;
  }

  private int fieldStart(int field) {
    return field == 0 ? start : fieldEnds[field - 1] + 1;
  }

  private boolean isQuoted(int field) {
    int from = fieldStart(field);
    int to = fieldEnds[field];
    return to - from >= 2 && bytes[from] == '"' && bytes[to - 1] == '"';
  }

  /** Whether there is nothing in a field, not even quotation marks. */
  boolean isNothing(int field) {
    return fieldStart(field) == fieldEnds[field];
  }

  /** What the letters and digits of a field make: see {@link Places#of}. */
  long key(int field) {
    int marks = isQuoted(field) ? 1 : 0;
    return Postcode.keyOf(bytes, fieldStart(field) + marks, fieldEnds[field] - marks);
  }

  /** A field as it is meant: without the quotation marks around it, and one for each two in it. */
  String text(int field) {
    int from = fieldStart(field);
    int size = fieldEnds[field] - from;
    return isQuoted(field)
        ? new String(bytes, from + 1, size - 2, StandardCharsets.UTF_8).replace("\"\"", "\"")
        : new String(bytes, from, size, StandardCharsets.UTF_8);
  }
}

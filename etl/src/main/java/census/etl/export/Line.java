package census.etl.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A row as {@code COPY} sends it in its text format, where every value stands as an answer or a
 * file needs it. It is the same object for every row.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Text Format</a>
 */
final class Line {

  private static final int NULL = -1;
  private static final int HEX_SIGN = 2;

  private final int[] from;
  private final int[] to;
  private byte[] bytes = {};

  Line(int columns) {
    from = new int[columns];
    to = new int[columns];
  }

  /** What was escaped becomes shorter, so it is put right where it stands. */
  void read(byte[] sent) {
    bytes = sent;
    int column = 0;
    int put = 0;
    boolean isNull = false;
    from[0] = 0;
    for (int i = 0; i < sent.length; i++) {
      byte each = sent[i];
      if (each == '\t' || each == '\n') {
        to[column] = isNull ? NULL : put;
        isNull = false;
        column++;
        if (column < from.length) {
          from[column] = put;
        }
      } else if (each == '\\') {
        i++;
        if (sent[i] == 'N') {
          isNull = true;
        } else {
          sent[put++] = escaped(sent[i]);
        }
      } else {
        sent[put++] = each;
      }
    }
    if (column != from.length) {
      throw new IllegalStateException(
          "%d columns were sent instead of %d".formatted(column, from.length));
    }
  }

  private static byte escaped(byte sign) {
    return switch (sign) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      default -> sign;
    };
  }

  boolean isNull(int column) {
    return to[column] == NULL;
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int column) {
    return from[column];
  }

  int to(int column) {
    return to[column];
  }

  String text(int column) {
    return new String(bytes, from[column], to[column] - from[column], StandardCharsets.UTF_8);
  }

  boolean truth(int column) {
    return bytes[from[column]] == 't';
  }

  long integer(int column) {
    return Long.parseLong(text(column));
  }

  double number(int column) {
    return Double.parseDouble(text(column));
  }

  byte[] binary(int column) {
    return HexFormat.of().parseHex(text(column).substring(HEX_SIGN));
  }
}

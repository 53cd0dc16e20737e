package census.api.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A row as PostgreSQL writes it: each value as the bytes of its text. It is the same object for
 * every row, and a value is there until the next is asked for.
 */
final class Row {

  private static final int NULL = -1;

  private final byte[][] bytes;
  private final int[] from;
  private final int[] to;

  Row(int columns) {
    bytes = new byte[columns][];
    from = new int[columns];
    to = new int[columns];
  }

  /** From a query that is answered in texts: see the settings of the connection. */
  void read(ResultSet rows) throws SQLException {
    for (int column = 0; column < to.length; column++) {
      byte[] value = rows.getBytes(column + 1);
      if (value == null) {
        to[column] = NULL;
      } else {
        put(column, value, 0, value.length);
      }
    }
  }

  /** From a line of {@code COPY} in its text format: tabs between values, and a line end. */
  void read(byte[] line) {
    int begin = 0;
    for (int column = 0; column < to.length; column++) {
      int end = begin;
      boolean escaped = false;
      while (line[end] != '\t' && line[end] != '\n') {
        escaped |= line[end++] == '\\';
      }
      if (!escaped) {
        put(column, line, begin, end);
      } else if (line[begin] == '\\' && line[begin + 1] == 'N') {
        to[column] = NULL;
      } else {
        byte[] value = unescaped(line, begin, end);
        put(column, value, 0, value.length);
      }
      begin = end + 1;
    }
  }

  private static byte[] unescaped(byte[] line, int begin, int end) {
    ByteArrayOutputStream value = new ByteArrayOutputStream(end - begin);
    for (int i = begin; i < end; i++) {
      value.write(line[i] == '\\' ? meant(line[++i]) : line[i]);
    }
    return value.toByteArray();
  }

  private static int meant(byte escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      default -> escaped;
    };
  }

  private void put(int column, byte[] value, int begin, int end) {
    bytes[column] = value;
    from[column] = begin;
    to[column] = end;
  }

  boolean isNull(int column) {
    return to[column] == NULL;
  }

  byte[] bytes(int column) {
    return bytes[column];
  }

  int from(int column) {
    return from[column];
  }

  int to(int column) {
    return to[column];
  }

  /** Of a column of the type bytea, which {@code COPY} writes in hexadecimal digits. */
  byte[] binary(int column) {
    byte[] value = Arrays.copyOfRange(bytes[column], from[column], to[column]);
    return value.length > 1 && value[0] == '\\' && value[1] == 'x'
        ? HexFormat.of().parseHex(text(column).substring(2))
        : value;
  }

  String text(int column) {
    return new String(
        bytes[column], from[column], to[column] - from[column], StandardCharsets.UTF_8);
  }
}

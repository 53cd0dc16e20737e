package census.api.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row as {@code COPY} sends it in its binary format: for tables that are read whole, millions of
 * rows at a time. It is the same object for every row.
 */
public final class CopiedRow {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int FLAGS = 4;

  private byte[] bytes = new byte[0];
  private int[] from = new int[0];
  private int[] length = new int[0];

  CopiedRow() {}

  /**
   * The server sends one message for each row; before the first stands a header, after the last a
   * trailer.
   *
   * @return whether there is a row in it
   */
  boolean read(byte[] message) {
    ByteBuffer sent = ByteBuffer.wrap(message);
    if (startsWithSignature(message)) {
      sent.position(SIGNATURE.length + FLAGS);
      int extension = sent.getInt();
      sent.position(sent.position() + extension);
    }
    int columns = sent.hasRemaining() ? sent.getShort() : -1;
    if (columns < 0) {
      return false;
    }
    if (from.length != columns) {
      from = new int[columns];
      length = new int[columns];
    }
    bytes = message;
    for (int i = 0; i < columns; i++) {
      length[i] = sent.getInt();
      from[i] = sent.position();
      sent.position(from[i] + Math.max(0, length[i]));
    }
    return true;
  }

  private static boolean startsWithSignature(byte[] message) {
    return message.length >= SIGNATURE.length
        && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  public boolean isNull(int column) {
    return length[column] < 0;
  }

  /** Of a column of the type integer, or date: then days since the year 2000. */
  public int integer(int column) {
    return ByteBuffer.wrap(bytes).getInt(from[column]);
  }

  /** Of a column of the type double precision. */
  public double number(int column) {
    return ByteBuffer.wrap(bytes).getDouble(from[column]);
  }

  /** Of a column of the type bytea. */
  public byte[] bytes(int column) {
    return Arrays.copyOfRange(bytes, from[column], from[column] + length[column]);
  }

  public boolean truth(int column) {
    return bytes[from[column]] != 0;
  }

  /** The text of a text column, as UTF-8; to be asked only where it is not null. */
  public byte[] utf8(int column) {
    return Arrays.copyOfRange(bytes, from[column], from[column] + length[column]);
  }

  public @Nullable String text(int column) {
    return isNull(column)
        ? null
        : new String(bytes, from[column], length[column], StandardCharsets.UTF_8);
  }

  /** Whether a text column has the same bytes as these. */
  public boolean isText(int column, byte[] other) {
    return length[column] == other.length
        && Arrays.equals(
            bytes, from[column], from[column] + length[column], other, 0, other.length);
  }
}

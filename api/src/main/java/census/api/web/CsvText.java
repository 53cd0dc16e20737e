package census.api.web;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** CSV after RFC 4180. */
final class CsvText extends ByteText {

  private boolean lineIsEmpty = true;

  CsvText(@Nullable OutputStream onward) {
    super(onward);
  }

  void emptyCell() {
    if (!lineIsEmpty) {
      put(',');
    }
    lineIsEmpty = false;
  }

  void cell(byte[] value) {
    cell(value, 0, value.length);
  }

  void cell(byte[] value, int from, int to) {
    emptyCell();
    if (isPlain(value, from, to)) {
      put(value, from, to);
      return;
    }
    put('"');
    for (int i = from; i < to; i++) {
      if (value[i] == '"') {
        put('"');
      }
      put(value[i]);
    }
    put('"');
  }

  private static boolean isPlain(byte[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      byte each = value[i];
      if (each == ',' || each == '"' || each == '\r' || each == '\n') {
        return false;
      }
    }
    return true;
  }

  void endLine() {
    put('\r');
    put('\n');
    lineIsEmpty = true;
  }
}

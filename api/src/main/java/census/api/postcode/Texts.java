package census.api.postcode;

import census.api.web.JsonText;
import java.util.Arrays;

/** Many short texts side by side, numbered as they come, kept as they go into JSON. */
final class Texts {

  private byte[] bytes = new byte[64];

  /** Where each begins, and after the last where that ends. */
  private int[] starts = new int[8];

  private int size;

  int add(String text) {
    byte[] escaped = JsonText.escaped(text);
    int end = starts[size] + escaped.length;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
    }
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    System.arraycopy(escaped, 0, bytes, starts[size], escaped.length);
    starts[size + 1] = end;
    return size++;
  }

  int size() {
    return size;
  }

  int length(int number) {
    return starts[number + 1] - starts[number];
  }

  boolean isAt(int number, byte[] escaped) {
    return Arrays.equals(bytes, starts[number], starts[number + 1], escaped, 0, escaped.length);
  }

  byte[] get(int number) {
    return Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
  }
}

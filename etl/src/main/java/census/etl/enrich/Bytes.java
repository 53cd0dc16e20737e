package census.etl.enrich;

import java.util.Arrays;

/** Text in the making, for one thread. */
final class Bytes {

  private byte[] bytes;
  private int length;

  Bytes(int size) {
    bytes = new byte[size];
  }

  void write(byte[] text) {
    write(text, 0, text.length);
  }

  void write(byte[] text, int from, int to) {
    int more = to - from;
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    System.arraycopy(text, from, bytes, length, more);
    length += more;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}

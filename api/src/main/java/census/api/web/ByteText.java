package census.api.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text put together as bytes, for answers of hundreds of thousands of values in a second. It is
 * kept whole, or handed on while it is made.
 */
abstract sealed class ByteText permits JsonText, CsvText {

  /** Enough to hand on to the network at a time. */
  private static final int MUCH = 32_768;

  private final @Nullable OutputStream onward;
  private byte[] bytes = new byte[8_192];
  private int size;

  /** What was put last. */
  byte last;

  ByteText(@Nullable OutputStream onward) {
    this.onward = onward;
  }

  // ------------------------------------------------------------------ handing on

  /** To be called between the parts of a long answer. */
  public final void pause() {
    if (onward != null && size > MUCH) {
      handOn(onward);
    }
  }

  final void finish() {
    if (onward != null) {
      handOn(onward);
    }
  }

  private void handOn(OutputStream out) {
    writeTo(out);
    size = 0;
  }

  private void writeTo(OutputStream out) {
    try {
      out.write(bytes, 0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  // ------------------------------------------------------------------ bytes

  final void put(int each) {
    if (size == bytes.length) {
      grow(1);
    }
    last = (byte) each;
    bytes[size++] = last;
  }

  final void put(byte[] source) {
    put(source, 0, source.length);
  }

  final void put(byte[] source, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return;
    }
    if (size + length > bytes.length) {
      grow(length);
    }
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    last = source[to - 1];
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
  }

  final void putDigits(long value, int scale) {
    int length = 1;
    for (long rest = value / 10; rest != 0 || length <= scale; rest /= 10) {
      length++;
    }
    int end = size + length + (scale > 0 ? 1 : 0) + (value < 0 ? 1 : 0);
    if (end > bytes.length) {
      grow(end - size);
    }
    if (value < 0) {
      bytes[size] = '-';
    }
    size = end;
    long rest = value;
    for (int digit = 0; digit < length; digit++, rest /= 10) {
      if (digit == scale && scale > 0) {
        bytes[--end] = '.';
      }
      bytes[--end] = (byte) ('0' + Math.abs(rest % 10));
    }
    last = '0';
  }
}

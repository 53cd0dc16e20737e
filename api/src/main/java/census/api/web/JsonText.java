package census.api.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON, put together as bytes: for answers that are made by the hundred thousand in a second, from
 * texts most of which are ready. Commas come by themselves.
 */
public final class JsonText {

  /** Enough to hand on to the network at a time. */
  private static final int MUCH = 32_768;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final @Nullable OutputStream onward;
  private byte[] bytes = new byte[8_192];
  private int size;
  private byte last = '[';

  /** The name of a member, with its quotes and its colon. */
  public record Name(byte[] bytes) {

    public static Name of(String name) {
      return new Name(('"' + name + "\":").getBytes(StandardCharsets.UTF_8));
    }
  }

  private JsonText(@Nullable OutputStream onward) {
    this.onward = onward;
  }

  static JsonText whole() {
    return new JsonText(null);
  }

  /** Hands on what is written, whenever that is much and the writer {@link #pause}s. */
  static JsonText streamed(OutputStream onward) {
    return new JsonText(onward);
  }

  // ------------------------------------------------------------------ structure

  public JsonText open() {
    separate();
    put('{');
    return this;
  }

  public JsonText close() {
    put('}');
    return this;
  }

  public JsonText openList() {
    separate();
    put('[');
    return this;
  }

  public JsonText closeList() {
    put(']');
    return this;
  }

  public JsonText name(Name name) {
    separate();
    put(name.bytes, 0, name.bytes.length);
    return this;
  }

  // ------------------------------------------------------------------ values

  public JsonText text(String value) {
    separate();
    put('"');
    escape(value);
    put('"');
    return this;
  }

  /** A text that is UTF-8 already and has nothing in it to escape. */
  public JsonText text(byte[] value, int from, int to) {
    separate();
    put('"');
    put(value, from, to);
    put('"');
    return this;
  }

  /** A value that is JSON already. */
  public JsonText ready(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    return json(utf8, 0, utf8.length);
  }

  /** A value that is JSON already. */
  public JsonText json(byte[] value, int from, int to) {
    separate();
    put(value, from, to);
    return this;
  }

  public JsonText textOrNothing(@Nullable String value) {
    return value == null ? nothing() : text(value);
  }

  public JsonText number(long value) {
    separate();
    putDigits(value, 0);
    return this;
  }

  /** A number with as many digits after the point as the scale says. */
  public JsonText number(long unscaled, int scale) {
    separate();
    putDigits(unscaled, scale);
    return this;
  }

  public JsonText truth(boolean value) {
    return constant(value ? TRUE : FALSE);
  }

  public JsonText nothing() {
    return constant(NULL);
  }

  private JsonText constant(byte[] value) {
    separate();
    put(value, 0, value.length);
    return this;
  }

  // ------------------------------------------------------------------ handing on

  /** To be called between the parts of a long answer. */
  public void pause() {
    if (onward != null && size > MUCH) {
      handOn(onward);
    }
  }

  void finish() {
    if (onward != null) {
      handOn(onward);
    }
  }

  private void handOn(OutputStream out) {
    writeTo(out);
    size = 0;
  }

  int size() {
    return size;
  }

  void writeTo(OutputStream out) {
    try {
      out.write(bytes, 0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ------------------------------------------------------------------ bytes

  private void separate() {
    if (last != '{' && last != '[' && last != ':') {
      put(',');
    }
  }

  private void put(int each) {
    if (size == bytes.length) {
      grow(1);
    }
    last = (byte) each;
    bytes[size++] = last;
  }

  private void put(byte[] source, int from, int to) {
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

  private void putDigits(long value, int scale) {
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

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if (c < ' ') {
        escapeControl(c);
      } else if (c < 0x80) {
        put(c);
      } else {
        i += putBeyondAscii(value, i) - 1;
      }
    }
  }

  private void escapeControl(char c) {
    put('\\');
    put('u');
    put('0');
    put('0');
    put(HEX[c >> 4]);
    put(HEX[c & 15]);
  }

  /** As UTF-8; half of a surrogate pair becomes a question mark. Returns how far that led. */
  private int putBeyondAscii(String value, int at) {
    int end = at + Character.charCount(value.codePointAt(at));
    byte[] encoded = value.substring(at, end).getBytes(StandardCharsets.UTF_8);
    put(encoded, 0, encoded.length);
    return end - at;
  }

  /** A text as it stands between the quotes, for {@link #text(byte[], int, int)}. */
  public static byte[] escaped(String value) {
    JsonText text = whole();
    text.escape(value);
    return Arrays.copyOf(text.bytes, text.size);
  }
}

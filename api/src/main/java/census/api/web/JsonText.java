package census.api.web;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON, put together as bytes: for answers that are made by the hundred thousand in a second, from
 * texts most of which are ready. Commas come by themselves.
 */
public final class JsonText extends ByteText {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  /** The name of a member, with its quotes and its colon. */
  public record Name(byte[] bytes) {

    public static Name of(String name) {
      return new Name(('"' + name + "\":").getBytes(StandardCharsets.UTF_8));
    }
  }

  JsonText(@Nullable OutputStream onward) {
    super(onward);
    last = '[';
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
    put(name.bytes);
    return this;
  }

  /** What comes next stands in a line of its own, and no comma before it. */
  JsonText endLine() {
    put('\n');
    last = '[';
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

  /** A text that is UTF-8 and may have something in it to escape. */
  JsonText anyText(byte[] value, int from, int to) {
    separate();
    put('"');
    int plain = from;
    for (int i = from; i < to; i++) {
      byte each = value[i];
      if (each == '"' || each == '\\' || (each >= 0 && each < ' ')) {
        put(value, plain, i);
        escape((char) each);
        plain = i + 1;
      }
    }
    put(value, plain, to);
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
    put(value);
    return this;
  }

  // ------------------------------------------------------------------ bytes

  private void separate() {
    if (last != '{' && last != '[' && last != ':') {
      put(',');
    }
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        escape(c);
      } else if (c < 0x80) {
        put(c);
      } else {
        i += putBeyondAscii(value, i) - 1;
      }
    }
  }

  private void escape(char c) {
    put('\\');
    if (c >= ' ') {
      put(c);
      return;
    }
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
    put(encoded);
    return end - at;
  }

  /** A text as it stands between the quotes, for {@link #text(byte[], int, int)}. */
  public static byte[] escaped(String value) {
    JsonText text = whole();
    text.escape(value);
    return text.toBytes();
  }
}

package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Decodes text strictly: a byte that does not belong is a fault and never a question mark. */
final class Encoding {

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};

  private Encoding() {}

  static Charset named(String name, Place place) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Fault(
          Kind.FILE_ENCODING_WRONG
              .at(place)
              .found("the declared encoding " + CellText.shown(name))
              .expected("a name such as UTF-8 or windows-1252"),
          e);
    }
  }

  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The file from after its byte order mark, if it has the one of the charset. */
  static InputStream pastMark(Path file, Charset charset) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    byte[] mark = markOf(charset);
    in.mark(mark.length);
    if (mark.length == 0 || !Arrays.equals(in.readNBytes(mark.length), mark)) {
      in.reset();
    }
    return in;
  }

  /** UTF-16 without a direction looks at its mark itself. */
  private static byte[] markOf(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return UTF_8_MARK;
    }
    if (charset.equals(StandardCharsets.UTF_16BE)) {
      return UTF_16_MARK;
    }
    return charset.equals(StandardCharsets.UTF_16LE) ? UTF_16LE_MARK : new byte[0];
  }

  /** A file that says it is UTF-8 by its mark is not read as anything else. */
  static void checkMark(Path file, Charset charset, Place place) {
    if (!charset.equals(StandardCharsets.UTF_8) && startsWith(file, UTF_8_MARK)) {
      throw new Fault(
          Kind.FILE_ENCODING_WRONG
              .at(place.row(1))
              .found("the byte order mark of UTF-8")
              .expected(charset.name()));
    }
  }

  private static boolean startsWith(Path file, byte[] mark) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(mark.length), mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the file again to find the line of the first byte that does not belong: the reader that
   * met it reads ahead in blocks, and does not know.
   */
  static Fault fault(Path file, Charset charset, Place place) {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer text = CharBuffer.allocate(1 << 16);
    LineCount lines = new LineCount();
    try (InputStream in = pastMark(file, charset)) {
      boolean end = false;
      while (!end) {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        CoderResult result;
        do {
          result = decoder.decode(bytes, text, end);
          lines.add(text.flip());
          text.clear();
        } while (result.isOverflow());
        if (result.isError()) {
          return fault(charset, place.row(lines.line()), wrong(bytes, result.length()));
        }
        bytes.compact();
      }
      return fault(charset, place, "text that can not be decoded");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault fault(Charset charset, Place place, String found) {
    return new Fault(Kind.FILE_ENCODING_WRONG.at(place).found(found).expected(charset.name()));
  }

  private static String wrong(ByteBuffer at, int length) {
    byte[] wrong = new byte[Math.min(length, at.remaining())];
    at.get(wrong);
    return "byte " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wrong);
  }

  /** Counts LF, CR and CR LF as one line end each, as the CSV parser does. */
  private static final class LineCount {
    private long line = 1;
    private char last;

    void add(CharBuffer text) {
      while (text.hasRemaining()) {
        char c = text.get();
        if (c == '\r' || (c == '\n' && last != '\r')) {
          line++;
        }
        last = c;
      }
    }

    long line() {
      return line;
    }
  }
}

package census.etl.enrich;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Delimited text as it stands in a file, or comes through a pipe. */
final class TextInput implements Input {

  private static final int BUFFER = 1 << 18;

  private final String name;
  private final Counted counted;
  private final InputStream text;
  private final long size;

  private TextInput(String name, InputStream raw, long size, boolean isPacked) throws IOException {
    this.name = name;
    this.counted = new Counted(raw);
    this.text = isPacked ? new GZIPInputStream(counted, BUFFER) : counted;
    this.size = size;
  }

  static TextInput open(String name) throws IOException {
    if (name.equals(STANDARD_STREAM)) {
      return of("standard input", System.in);
    }
    Path file = Path.of(name);
    InputStream raw = Files.newInputStream(file);
    try {
      return new TextInput(name, raw, Files.size(file), isPacked(name));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  static TextInput of(String name, InputStream text) throws IOException {
    return new TextInput(name, text, -1, false);
  }

  static boolean isPacked(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static final class Counted extends FilterInputStream {

    private long read;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      read += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int more = super.read(buffer, from, length);
      read += Math.max(more, 0);
      return more;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream text() {
    return text;
  }

  @Override
  public double part() {
    return size <= 0 ? -1 : (double) counted.read / size;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}

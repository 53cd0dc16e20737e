package census.etl.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A table as CSV, after RFC 4180: every digit as published, truth as {@code true} and {@code
 * false}, nothing for what is missing. Outlines are left out: no program expects them in one.
 */
final class CsvFile implements FormatWriter.Rows {

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] TRUE = "true".getBytes(UTF_8);
  private static final byte[] FALSE = "false".getBytes(UTF_8);

  private final OutputStream out;
  private final Field.Type[] types;

  CsvFile(Path file, Table table) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    types = table.fields().stream().map(Field::type).toArray(Field.Type[]::new);
    String header = String.join(",", fields(table).stream().map(Field::name).toList());
    out.write(header.getBytes(UTF_8));
    out.write(LINE_END);
  }

  @Override
  public void add(Line line) throws IOException {
    boolean first = true;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Field.Type.OUTLINE) {
        continue;
      }
      if (!first) {
        out.write(',');
      }
      first = false;
      if (line.isNull(i)) {
        continue;
      }
      switch (types[i]) {
        case TRUTH -> out.write(line.truth(i) ? TRUE : FALSE);
        case TEXT -> text(line.bytes(), line.from(i), line.to(i));
        default -> out.write(line.bytes(), line.from(i), line.to(i) - line.from(i));
      }
    }
    out.write(LINE_END);
  }

  /** An empty text is quoted, so that it is not taken for a missing one. */
  private void text(byte[] bytes, int from, int to) throws IOException {
    if (from < to && isPlain(bytes, from, to)) {
      out.write(bytes, from, to - from);
      return;
    }
    out.write('"');
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        out.write('"');
      }
      out.write(bytes[i]);
    }
    out.write('"');
  }

  private static boolean isPlain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte each = bytes[i];
      if (each == ',' || each == '"' || each == '\r' || each == '\n') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  static List<Field> fields(Table table) {
    return table.fields().stream().filter(field -> field.type() != Field.Type.OUTLINE).toList();
  }
}

package census.etl.enrich;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Delimited text into a file, or into a pipe. */
final class TextOutput implements Output {

  private static final int BUFFER = 1 << 18;

  private final OutputStream text;

  /** Null for a pipe. */
  private final @Nullable UnfinishedFile file;

  private TextOutput(OutputStream text, @Nullable UnfinishedFile file) {
    this.text = text;
    this.file = file;
  }

  static TextOutput to(OutputStream stream) {
    return new TextOutput(stream, null);
  }

  static TextOutput toFile(Path path) throws IOException {
    UnfinishedFile file = UnfinishedFile.of(path);
    OutputStream raw = Files.newOutputStream(file.making());
    return new TextOutput(
        TextInput.isPacked(path.toString()) ? new GZIPOutputStream(raw, BUFFER) : raw, file);
  }

  @Override
  public void begin(Records.Form form, Bytes header, List<Added> columns) throws IOException {
    write(header);
  }

  @Override
  public void write(Bytes rows) throws IOException {
    text.write(rows.bytes(), 0, rows.length());
  }

  @Override
  public void finish() throws IOException {
    if (file == null) {
      text.flush();
    } else {
      text.close();
      file.finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      try (file) {
        text.close();
      }
    }
  }
}

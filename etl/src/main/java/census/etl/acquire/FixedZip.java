package census.etl.acquire;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that says nothing of when it was made: the same content makes the same bytes. */
public final class FixedZip implements Closeable {

  private static final LocalDateTime ALWAYS = LocalDateTime.of(2019, 12, 1, 0, 0);

  private final ZipOutputStream zip;

  public FixedZip(Path file) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /** Begins a member. What is written to the stream goes into it until the next one begins. */
  public OutputStream begin(String name) throws IOException {
    zip.putNextEntry(entry(name));
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  /** Adds a member that is not compressed, as what names the type of a file must not be. */
  public void store(String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

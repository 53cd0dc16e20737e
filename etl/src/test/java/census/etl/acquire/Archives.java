package census.etl.acquire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zips and gzips as publishers, and others, make them. */
final class Archives {

  static final int SYMBOLIC_LINK = 0120777;

  private Archives() {}

  /** Names and contents in turn. */
  static byte[] zip(String... namesAndTexts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        put(zip, new ZipArchiveEntry(namesAndTexts[i]), namesAndTexts[i + 1].getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String name, byte[] content, int unixMode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      entry.setUnixMode(unixMode);
      put(zip, entry, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String name, byte[] content) {
    return zip(name, content, 0100644);
  }

  /** Sets the flag of encryption in both headers of a zip of one member. */
  static byte[] encrypted(byte[] zip) {
    byte[] marked = zip.clone();
    for (int i = 0; i + 10 < marked.length; i++) {
      if (marked[i] == 'P' && marked[i + 1] == 'K') {
        if (marked[i + 2] == 3 && marked[i + 3] == 4) {
          marked[i + 6] |= 1;
        } else if (marked[i + 2] == 1 && marked[i + 3] == 2) {
          marked[i + 8] |= 1;
        }
      }
    }
    return marked;
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(UTF_8));
  }

  private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }
}

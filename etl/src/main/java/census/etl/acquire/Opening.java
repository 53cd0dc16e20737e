package census.etl.acquire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a file, by which a page, a zip and a gzip are told. */
record Opening(byte[] bytes) {

  static Opening of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Opening(in.readNBytes(WebPage.OPENING));
    }
  }

  boolean isZip() {
    return startsWith('P', 'K', 3, 4) || startsWith('P', 'K', 5, 6);
  }

  boolean isGzip() {
    return startsWith(0x1f, 0x8b);
  }

  private boolean startsWith(int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}

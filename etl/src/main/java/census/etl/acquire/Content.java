package census.etl.acquire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file holds, wherever it lies. */
record Content(String sha256, long bytes) {

  static Content of(Path file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new Content(hex(digest), bytes);
  }

  static String sha256(String text) {
    MessageDigest digest = newDigest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The content that a record of the cache speaks of, or null if it speaks of none clearly. */
  static @Nullable Content from(Map<String, String> entries) {
    String sha256 = entries.getOrDefault("sha256", "");
    String bytes = entries.getOrDefault("bytes", "");
    boolean clear = sha256.matches("[0-9a-f]{64}") && bytes.matches("\\d{1,18}");
    return clear ? new Content(sha256, Long.parseLong(bytes)) : null;
  }

  void into(Map<String, String> entries) {
    entries.put("sha256", sha256);
    entries.put("bytes", Long.toString(bytes));
  }

  @Override
  public String toString() {
    return "SHA-256 " + sha256 + ", " + bytes + " bytes";
  }
}

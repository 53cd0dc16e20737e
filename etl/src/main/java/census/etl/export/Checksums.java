package census.etl.export;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SHA-256 of every file of a folder, as {@code sha256sum --check} reads it. */
record Checksums(SortedMap<String, String> byPath) {

  static final String NAME = "SHA256SUMS";

  private static final String BETWEEN = "  ";

  static Checksums of(Path folder) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    for (String path : paths(folder)) {
      sums.put(path, sha256(folder.resolve(path)));
    }
    return new Checksums(sums);
  }

  /** Every file in a folder, but for the list of checksums; none if there is no folder. */
  static List<String> paths(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.equals(NAME))
          .sorted()
          .toList();
    }
  }

  /** Those that a folder claims; none if it claims nothing. */
  static Checksums claimedBy(Path folder) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve(NAME))) {
        String[] parts = line.split(BETWEEN, 2);
        sums.put(parts[parts.length - 1], parts[0]);
      }
    } catch (NoSuchFileException e) {
      sums.clear();
    }
    return new Checksums(sums);
  }

  /** With those of more files of the folder. */
  Checksums and(Path folder, String... names) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>(byPath);
    for (String name : names) {
      sums.put(name, sha256(folder.resolve(name)));
    }
    return new Checksums(sums);
  }

  void writeInto(Path folder) throws IOException {
    Files.writeString(
        folder.resolve(NAME),
        byPath.entrySet().stream()
            .map(file -> file.getValue() + BETWEEN + file.getKey() + "\n")
            .collect(joining()));
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

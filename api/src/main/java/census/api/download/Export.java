package census.api.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data package as it lies in a folder, where another may take its place at any moment. What its
 * list of checksums names is of it, and nothing else.
 */
record Export(Path folder, SortedMap<String, String> checksums) {

  static final String CHECKSUMS = "SHA256SUMS";
  private static final String DESCRIPTOR = "datapackage.json";
  private static final String BETWEEN = "  ";

  /** One file of it. */
  record Entry(String path, long bytes, String sha256) {}

  /** One file of it, open. */
  record Opened(FileChannel content, String sha256, boolean sample) {}

  /**
   * What it says of itself.
   *
   * @param sha256 of the file in which it does
   */
  record Described(String sha256, String title, String remarks, String version, boolean sample) {

    static final Described NONE = new Described("", "", "", "", false);

    static Described of(Export export) throws IOException {
      JsonNode all =
          JsonMapper.shared().readTree(Files.readString(export.folder.resolve(DESCRIPTOR)));
      return new Described(
          export.checksum(DESCRIPTOR),
          all.path("title").asString(),
          all.path("description").asString(),
          all.path("version").asString(),
          all.path("sample").asBoolean());
    }

    boolean isOf(Export export) {
      return sha256.equals(export.checksum(DESCRIPTOR));
    }
  }

  /** Empty if there is none in the folder. */
  static Optional<Export> in(Path folder) {
    try {
      String list = Files.readString(folder.resolve(CHECKSUMS));
      SortedMap<String, String> checksums = new TreeMap<>();
      for (String line : list.split("\n", -1)) {
        int between = line.indexOf(BETWEEN);
        if (between > 0) {
          checksums.put(line.substring(between + BETWEEN.length()), line.substring(0, between));
        }
      }
      checksums.put(CHECKSUMS, sha256(list));
      return Optional.of(new Export(folder, checksums));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Entry> files() throws IOException {
    List<Entry> files = new ArrayList<>();
    for (Map.Entry<String, String> file : checksums.entrySet()) {
      files.add(
          new Entry(file.getKey(), Files.size(folder.resolve(file.getKey())), file.getValue()));
    }
    return files;
  }

  private String checksum(String path) {
    return checksums.getOrDefault(path, "");
  }

  /**
   * Empty if it is not of the export.
   *
   * @param sample whether the export says that it is fictional
   * @throws NoSuchFileException if another export took its place
   */
  Optional<Opened> open(String path, boolean sample) throws IOException {
    if (!checksums.containsKey(path)) {
      return Optional.empty();
    }
    FileChannel content = FileChannel.open(folder.resolve(path));
    if (!in(folder).equals(Optional.of(this))) {
      content.close();
      throw new NoSuchFileException(path);
    }
    return Optional.of(new Opened(content, checksum(path), sample));
  }
}

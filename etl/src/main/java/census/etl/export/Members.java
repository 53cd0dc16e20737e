package census.etl.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import census.etl.acquire.FixedZip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is in an archive, by path, in order; the same members make the same bytes. */
record Members(Map<String, Path> files) {

  Members() {
    this(new LinkedHashMap<>());
  }

  /** A text, which is first written beside the archive. */
  void add(String path, String text, Path beside) throws IOException {
    Path file = beside.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(UTF_8));
    add(path, file);
  }

  void add(String path, Path file) {
    files.put(path, file);
  }

  void write(Path archive) throws IOException {
    try (FixedZip zip = new FixedZip(archive)) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        try (OutputStream out = zip.begin(file.getKey())) {
          Files.copy(file.getValue(), out);
        }
      }
    }
  }
}

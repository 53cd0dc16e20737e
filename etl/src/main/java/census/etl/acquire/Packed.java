package census.etl.acquire;

import census.etl.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found or downloaded, perhaps a zip or a gzip.
 *
 * @param name as the publisher calls it
 * @param label how findings call it
 * @param identity what its content is remembered by
 * @param settled whether what is learned about it may be remembered
 * @param content what it holds, if that is known without reading it
 */
record Packed(
    Path path,
    String name,
    String label,
    String identity,
    boolean settled,
    @Nullable Content content) {

  private static final Duration STILL_BEING_WRITTEN = Duration.ofSeconds(2);

  static Packed download(Path path, String name, String address, Content content) {
    return new Packed(path, name, address, "content " + content.sha256(), true, content);
  }

  /**
   * A file of a folder goes by its path, size and time of last change. That is a trade: a refresh
   * need not read a file of 1.4 GB again to learn that it is the same, and in return a change that
   * keeps size and time, which takes intent, is not seen. What was changed within the last seconds
   * is read every time, as it may change again within the grain of the file system's clock.
   */
  static Packed inFolder(Path path, String name, String label) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    Instant changed = attributes.lastModifiedTime().toInstant();
    String identity =
        "file %s, %d bytes, of %s".formatted(path.toRealPath(), attributes.size(), changed);
    boolean settled = changed.isBefore(Instant.now().minus(STILL_BEING_WRITTEN));
    return new Packed(path, name, label, identity, settled, null);
  }

  Place place() {
    return Place.file(label);
  }
}

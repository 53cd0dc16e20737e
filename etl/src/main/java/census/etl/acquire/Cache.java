package census.etl.acquire;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What was acquired before, kept by content, and what is under way. The layout is told in the
 * package's description.
 *
 * <p>Everything gets its name by an atomic move once it is whole, so that a process may be killed
 * at any moment, and everything but reading is done under a {@link Claim}, so that two processes
 * can share a cache.
 */
final class Cache {

  private final Path files;
  private final Path records;
  private final Path parts;
  private final Path temporary;
  private final Path locks;
  private final Duration patience;

  /**
   * @param patience the longest to wait for another process that has claimed the same thing
   */
  Cache(Path folder, Duration patience) {
    this.files = folder.resolve("files");
    this.records = folder.resolve("records");
    this.parts = folder.resolve("parts");
    this.temporary = folder.resolve("temporary");
    this.locks = folder.resolve("locks");
    this.patience = patience;
    makeFolders();
    sweep();
  }

  /** Where this content lies, if the cache {@link #holds} it. */
  Path file(Content content) {
    return files.resolve(content.sha256());
  }

  boolean holds(Content content) {
    try {
      return Files.size(file(content)) == content.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  /** Moves a whole file in. A file already there is the same, as it is named by its content. */
  Path adopt(Path whole, Content content) {
    Path target = file(content);
    try {
      if (holds(content)) {
        Files.delete(whole);
      } else {
        force(whole);
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return target;
    } catch (IOException e) {
      throw unusable(target, e);
    }
  }

  /** What was remembered of a subject; empty if nothing was. */
  Map<String, String> recall(String subject) {
    return read(records.resolve(key(subject)));
  }

  /** Sole use of a subject's places, waiting for a process that has it. */
  Claim claim(String subject) {
    String key = key(subject);
    Claim claim = Claim.within(this, key, locks.resolve(key), patience);
    if (claim == null) {
      throw new Fault(
          Kind.CACHE_UNUSABLE
              .at(Place.file(subject))
              .found("another process that has been at it for more than " + patience));
    }
    return claim;
  }

  Path part(String key) {
    return parts.resolve(key);
  }

  Path partRecord(String key) {
    return parts.resolve(key + ".properties");
  }

  Path temporary(String key) {
    return temporary.resolve(key);
  }

  Path record(String key) {
    return records.resolve(key);
  }

  Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (NoSuchFileException | IllegalArgumentException e) {
      // Never remembered, or damaged from outside: then it is found out again.
      return Map.of();
    } catch (IOException e) {
      throw unusable(file, e);
    }
    Map<String, String> entries = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k, "")));
    return entries;
  }

  void write(String key, Path file, Map<String, String> entries) {
    Path draft = temporary.resolve(key + ".properties");
    Properties properties = new Properties();
    properties.putAll(entries);
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        properties.store(out, null);
      }
      force(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  static Fault unusable(Path path, IOException e) {
    return new Fault(Kind.CACHE_UNUSABLE.at(Place.file(path.toString())).found(Trouble.in(e)), e);
  }

  private void makeFolders() {
    for (Path folder : new Path[] {files, records, parts, temporary, locks}) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw unusable(folder, e);
      }
    }
  }

  /** Removes what a killed process was unpacking: what nobody claims any more. */
  private void sweep() {
    try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(temporary)) {
      for (Path file : leftOver) {
        sweep(file);
      }
    } catch (IOException e) {
      throw unusable(temporary, e);
    }
  }

  private void sweep(Path file) {
    String key = file.getFileName().toString().replace(".properties", "");
    try (@Nullable Claim claim = Claim.within(this, key, locks.resolve(key), Duration.ZERO)) {
      if (claim != null) {
        discard(file);
      }
    }
  }

  /** So that after a power cut a file that has its name also has its content. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String key(String subject) {
    return Content.sha256(subject).substring(0, 32);
  }
}

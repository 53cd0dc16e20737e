package census.etl.acquire;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sole use of one subject's places in the cache, among the threads of this process and among
 * processes. The system lets go of it when the process dies, however it dies.
 */
final class Claim implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  /**
   * A file lock is held by the process, and closing any channel to the file loosens it; so threads
   * must be kept apart before one of them so much as opens the file.
   */
  private static final Set<Path> CLAIMED_HERE = ConcurrentHashMap.newKeySet();

  private final Cache cache;
  private final String key;
  private final Path lockFile;
  private final FileChannel channel;

  private Claim(Cache cache, String key, Path lockFile, FileChannel channel) {
    this.cache = cache;
    this.key = key;
    this.lockFile = lockFile;
    this.channel = channel;
  }

  /** The claim, or null if it was not to be had for so long. */
  static @Nullable Claim within(Cache cache, String key, Path lockFile, Duration patience) {
    Path unique = lockFile.toAbsolutePath().normalize();
    Deadline deadline = Deadline.in(patience);
    while (true) {
      Claim claim = attempt(cache, key, unique);
      if (claim != null || deadline.isPast() || !Pause.REAL.lasts(BETWEEN_TRIES)) {
        return claim;
      }
    }
  }

  private static @Nullable Claim attempt(Cache cache, String key, Path lockFile) {
    if (!CLAIMED_HERE.add(lockFile)) {
      return null;
    }
    FileChannel channel = null;
    try {
      channel = open(lockFile);
      if (channel != null) {
        return new Claim(cache, key, lockFile, channel);
      }
      return null;
    } catch (IOException e) {
      throw Cache.unusable(lockFile, e);
    } finally {
      if (channel == null) {
        CLAIMED_HERE.remove(lockFile);
      }
    }
  }

  /** The lock file, locked, or null if another process has it. */
  private static @Nullable FileChannel open(Path lockFile) throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : channel;
  }

  /** What has come of a download; outlives the claim and the process. */
  Path part() {
    return cache.part(key);
  }

  Map<String, String> recallPart() {
    return cache.read(cache.partRecord(key));
  }

  void rememberPart(Map<String, String> entries) {
    cache.write(key, cache.partRecord(key), entries);
  }

  void discardPart() {
    cache.discard(cache.part(key));
    cache.discard(cache.partRecord(key));
  }

  /** A file that is gone when the claim ends, unless it was moved away. */
  Path temporary() {
    return cache.temporary(key);
  }

  void remember(Map<String, String> entries) {
    cache.write(key, cache.record(key), entries);
  }

  @Override
  public void close() {
    try {
      cache.discard(temporary());
      channel.close();
    } catch (IOException e) {
      throw Cache.unusable(lockFile, e);
    } finally {
      CLAIMED_HERE.remove(lockFile);
    }
  }
}

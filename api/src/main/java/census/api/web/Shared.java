package census.api.web;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked up for everyone who asks: once for all who ask while somebody looks, and
 * for all who ask soon after. What each is told began to be looked up no longer before he asked
 * than it holds.
 */
final class Shared<T> {

  private final Supplier<T> source;
  private final long holds;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable Look<T> last;

  Shared(Supplier<T> source, Duration holds) {
    this.source = source;
    this.holds = holds.toNanos();
  }

  T now() {
    long asked = System.nanoTime();
    Look<T> known = last;
    return (known != null && holds(known, asked) ? known : look(asked)).orFailure();
  }

  private Look<T> look(long asked) {
    turn.lock();
    try {
      Look<T> known = last;
      if (known != null && holds(known, asked)) {
        return known;
      }
      Look<T> mine = Look.at(System.nanoTime(), source);
      last = mine;
      return mine;
    } finally {
      turn.unlock();
    }
  }

  private boolean holds(Look<T> known, long asked) {
    return asked - known.began <= holds;
  }

  /** What was found, or why nothing was: who asked in the meantime is told that too. */
  private record Look<T>(long began, @Nullable T found, @Nullable RuntimeException failure) {

    static <T> Look<T> at(long began, Supplier<T> source) {
      try {
        return new Look<>(began, source.get(), null);
      } catch (RuntimeException e) {
        return new Look<>(began, null, e);
      }
    }

    T orFailure() {
      if (found == null) {
        throw failure == null ? new IllegalStateException("nothing was looked up") : failure;
      }
      return found;
    }
  }
}

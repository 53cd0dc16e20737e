package census.api.web;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked up again for everyone who asks, and once for all who ask while somebody
 * else looks: what each is told was looked up after he asked.
 */
final class Shared<T> {

  private final Supplier<T> source;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Look<T> next = new Look<>();

  Shared(Supplier<T> source) {
    this.source = source;
  }

  T now() {
    Look<T> mine = next;
    if (!mine.done) {
      turn.lock();
      try {
        if (!mine.done) {
          // Who asks from here on waits for another, as this one has begun.
          next = new Look<>();
          mine.by(source);
        }
      } finally {
        turn.unlock();
      }
    }
    return mine.found();
  }

  private static final class Look<T> {

    private volatile boolean done;
    private @Nullable T found;
    private @Nullable RuntimeException failure;

    private void by(Supplier<T> source) {
      try {
        found = source.get();
      } catch (RuntimeException e) {
        failure = e;
      } finally {
        done = true;
      }
    }

    private T found() {
      if (found == null) {
        throw failure == null ? new IllegalStateException("nothing was looked up") : failure;
      }
      return found;
    }
  }
}

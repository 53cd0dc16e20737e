package census.etl.acquire;

import java.time.Duration;

/** Waiting; a test does not wait, but looks at how long it would have been. */
@FunctionalInterface
interface Pause {

  Pause REAL = time -> Thread.sleep(time.toMillis());

  void sleep(Duration time) throws InterruptedException;

  /** Sleeps; false if it was woken before its time because the process is to stop. */
  default boolean lasts(Duration time) {
    try {
      sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package census.api.acceptance;

import java.time.Duration;

/** A pause without ceremony. */
final class Sleep {

  private Sleep() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

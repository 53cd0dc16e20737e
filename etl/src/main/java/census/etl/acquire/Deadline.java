package census.etl.acquire;

import java.time.Duration;

/** When something must be done. */
record Deadline(long nanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isPast() {
    return left().isNegative() || left().isZero();
  }

  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }

  boolean leaves(Duration time) {
    return time.compareTo(left()) < 0;
  }

  /** The time given, or what is left if that is less. */
  Duration atMost(Duration time) {
    Duration left = left();
    return time.compareTo(left) < 0 ? time : left;
  }
}

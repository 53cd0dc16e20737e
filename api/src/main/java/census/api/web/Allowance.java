package census.api.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What each client may still ask. It may ask a minute's worth at once, and is given it back evenly
 * over the minute; of a client there is one number: the time at which it has all of it again.
 */
final class Allowance {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** As many clients are remembered before those that have all of it again are forgotten. */
  private static final int MANY = 100_000;

  private final long each;
  private final LongSupplier clock;
  private final Map<String, Long> wholeAgain = new ConcurrentHashMap<>();

  Allowance(int perMinute, LongSupplier clock) {
    this.each = perMinute > 0 ? MINUTE / perMinute : 0;
    this.clock = clock;
  }

  /** Takes one request from what the client has, and says how long to wait if it has none. */
  Duration take(String address) {
    if (each == 0) {
      return Duration.ZERO;
    }
    long now = clock.getAsLong();
    if (wholeAgain.size() > MANY) {
      wholeAgain.values().removeIf(time -> time - now <= 0);
    }
    long[] wait = {0};
    wholeAgain.compute(
        client(address),
        (client, time) -> {
          long wanted = (time == null || time - now < 0 ? now : time) + each;
          wait[0] = Math.max(0, wanted - now - MINUTE);
          return wait[0] > 0 ? time : Long.valueOf(wanted);
        });
    return Duration.ofNanos(wait[0]);
  }

  /** Whoever has one address of IPv6 has as many as he likes of the same 64 bits. */
  private static String client(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 8 ? address : String.join(":", Arrays.asList(groups).subList(0, 4));
  }
}

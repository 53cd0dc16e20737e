package census.etl.acquire;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Waits between the attempts at one address, as long as the server asks or as has been usual. */
record Patience(WebLimits limits, Clock clock, Pause pause) {

  /**
   * Waits before the next attempt.
   *
   * @param why the last one failed
   * @param asked how long the server asks to wait; null if it does not
   * @throws Fault if there is to be no next attempt
   */
  void beforeNext(
      URI address, Finding why, @Nullable Duration asked, int failures, Deadline deadline) {
    if (failures == limits.attempts()) {
      throw new Fault(why);
    }
    if (asked != null && asked.compareTo(limits.longestWait()) > 0) {
      throw Web.unreachable(address, why.found() + " and the request to wait " + asked);
    }
    Duration wait = asked != null ? asked : withJitter(limits.waitAfter(failures));
    if (!deadline.leaves(wait)) {
      throw new Fault(why);
    }
    if (!wait.isZero() && !pause.lasts(wait)) {
      throw Web.unreachable(address, "an order to stop");
    }
  }

  /** Between half and all of it, so that not everybody comes back at the same moment. */
  private static Duration withJitter(Duration wait) {
    long half = Math.max(1, wait.toMillis() / 2);
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
  }

  /** Whether an answer of this status may be another one soon. */
  static boolean mayPass(int status) {
    return status == 429 || status >= 500;
  }

  /** Retry-After, in seconds or as a date. */
  @Nullable Duration asked(Answer answer) {
    String asked = answer.header("Retry-After");
    if (asked == null) {
      return null;
    }
    try {
      return asked.strip().matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(asked.strip()))
          : until(ZonedDateTime.parse(asked.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Duration until(ZonedDateTime time) {
    Duration wait = Duration.between(clock.instant(), time.toInstant());
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}

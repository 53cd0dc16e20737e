package census.etl.acquire;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long and how far a download may go.
 *
 * @param connect the longest that making a connection may take
 * @param idle the longest that the server may be silent, before its answer and within it
 * @param total the longest for one address, with all attempts and waits
 * @param attempts how often one address is asked
 * @param firstWait the wait after the first failed attempt; it doubles with each further one
 * @param longestWait the longest single wait, also when the server asks for a longer one
 * @param redirects how many redirects one attempt follows
 * @param largestArchive the most bytes of a zip or gzip; what is read from it is bounded by the
 *     declaration
 */
public record WebLimits(
    Duration connect,
    Duration idle,
    Duration total,
    int attempts,
    Duration firstWait,
    Duration longestWait,
    int redirects,
    long largestArchive) {

  public WebLimits {
    if (attempts < 1 || redirects < 0 || largestArchive < 1 || !isPositive(connect, idle, total)) {
      throw new IllegalArgumentException("a limit that lets nothing through");
    }
  }

  /** For the publishers as they are: slow at times, never endless. */
  public static WebLimits safe() {
    return new WebLimits(
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofHours(1),
        5,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        5,
        4L << 30);
  }

  private static boolean isPositive(Duration... times) {
    return Arrays.stream(times).noneMatch(time -> time.isZero() || time.isNegative());
  }

  /** The wait after so many failed attempts, before jitter. */
  Duration waitAfter(int failures) {
    Duration wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 20));
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }
}

package census.etl.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Prints and sums up what was measured. */
final class Figures {

  private Figures() {}

  static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  static void say(String text, Object... values) {
    System.out.println(format(text, values));
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

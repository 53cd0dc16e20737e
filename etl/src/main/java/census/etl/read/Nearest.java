package census.etl.read;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts names in the order of how few letters differ from the one that was looked for. */
final class Nearest {

  private Nearest() {}

  static List<String> to(String wanted, Collection<String> names) {
    return names.stream().sorted(Comparator.comparingInt(name -> distance(wanted, name))).toList();
  }

  /** How many letters to add, take away or exchange; capitals do not count. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    int[] here = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      here[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchange = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        here[j] = Math.min(exchange, 1 + Math.min(above[j], here[j - 1]));
      }
      int[] spare = above;
      above = here;
      here = spare;
    }
    return above[b.length()];
  }
}

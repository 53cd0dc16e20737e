package census.etl.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant. */
public final class Nearest {

  private static final int SHOWN = 3;

  private Nearest() {}

  /** All of them, the most alike first; capitals do not count. */
  public static List<String> order(String name, Collection<String> candidates) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .sorted(
            Comparator.comparingInt(
                candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))))
        .toList();
  }

  /** For a message: {@code a, b or c}; {@code nothing} if there are none. */
  public static String first(String name, Collection<String> candidates) {
    List<String> nearest = order(name, candidates).stream().limit(SHOWN).toList();
    if (nearest.isEmpty()) {
      return "nothing: none is declared";
    }
    int last = nearest.size() - 1;
    return last == 0
        ? nearest.get(0)
        : String.join(", ", nearest.subList(0, last)) + " or " + nearest.get(last);
  }

  /** How many letters must be put in, taken out or exchanged to make one of the other. */
  static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    int[] current = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchange = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(exchange, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[other.length()];
  }
}

package census.model.wording;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that somebody may have meant; capitals do not count. */
public final class Nearest {

  /** A longer word is no slip of the pen, and comparing it would take long. */
  private static final int LONGEST = 400;

  private static final int SHOWN = 3;

  private Nearest() {}

  /** All of them, the most alike first; in their own order if the name is beyond comparing. */
  public static List<String> order(String name, Collection<String> candidates) {
    return name.length() > LONGEST
        ? List.copyOf(candidates)
        : candidates.stream()
            .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .toList();
  }

  /** The one that is most alike. */
  public static Optional<String> to(String name, Collection<String> candidates) {
    return name.length() > LONGEST
        ? Optional.empty()
        : candidates.stream().min(Comparator.comparingInt(each -> distance(name, each)));
  }

  /** Only one so near that it must be the one that was meant. */
  public static Optional<String> closeTo(String name, Collection<String> candidates) {
    return to(name, candidates).filter(near -> distance(name, near) <= near.length() / 3);
  }

  /** For a message: {@code a, b or c}. */
  public static String first(String name, Collection<String> candidates) {
    List<String> nearest = order(name, candidates).stream().limit(SHOWN).toList();
    if (nearest.isEmpty()) {
      return "nothing: there is none";
    }
    int last = nearest.size() - 1;
    return last == 0
        ? nearest.get(0)
        : String.join(", ", nearest.subList(0, last)) + " or " + nearest.get(last);
  }

  /** How many letters must be put in, taken out or exchanged: after Levenshtein. */
  private static int distance(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int exchanged = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(exchanged, Math.min(row[column - 1], row[column]) + 1);
      }
    }
    return row[to.length()];
  }
}

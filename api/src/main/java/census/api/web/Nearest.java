package census.api.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that a person most likely meant. */
final class Nearest {

  private Nearest() {}

  static Optional<String> to(String word, Collection<String> known) {
    // A very long word is no slip of the pen, and comparing it would take long.
    return word.length() > 100
        ? Optional.empty()
        : known.stream().min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** Only a word so near that it must be the one that was meant. */
  static Optional<String> closeTo(String word, Collection<String> known) {
    return to(word, known).filter(near -> distance(word, near) <= near.length() / 3);
  }

  /** How many letters must be changed, left out or put in: after Levenshtein. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, Math.min(row[column - 1], row[column]) + 1);
      }
    }
    return row[to.length()];
  }
}

package census.etl.read;

import java.util.Locale;

/** The letters by which a spreadsheet names its columns. */
public final class Letters {

  private Letters() {}

  /** A for 0, Z for 25, AA for 26. */
  public static String of(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** 0 for A; -1 if the text is not a column's letters. */
  static int column(String letters) {
    int column = 0;
    String capitals = letters.strip().toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      char c = capitals.charAt(i);
      if (c < 'A' || c > 'Z' || column > 1_000_000) {
        return -1;
      }
      column = column * 26 + (c - 'A' + 1);
    }
    return column - 1;
  }
}

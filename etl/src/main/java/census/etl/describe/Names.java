package census.etl.describe;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes names for tables and columns out of what publishers write: snake_case, short, unique. */
final class Names {

  /** PostgreSQL takes 63 characters; this leaves room for a prefix. */
  private static final int LONGEST = 56;

  private final Set<String> taken = new HashSet<>();

  /** A name that has not been given before. */
  String next(String text, String otherwise) {
    String name = snakeCase(text, otherwise);
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  static String snakeCase(String text, String otherwise) {
    StringBuilder name = new StringBuilder();
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean hump = Character.isLowerCase(before) && Character.isUpperCase(c);
      if (!name.isEmpty() && name.charAt(name.length() - 1) != '_' && (!word || hump)) {
        name.append('_');
      }
      if (word) {
        name.append(c);
      }
      before = c;
    }
    return startingWithLetter(shortened(name.toString().toLowerCase(Locale.ROOT)), otherwise);
  }

  private static String shortened(String name) {
    String cut = name;
    if (name.length() > LONGEST) {
      int end = name.lastIndexOf('_', LONGEST);
      cut = name.substring(0, end > 0 ? end : LONGEST);
    }
    return cut.endsWith("_") ? cut.substring(0, cut.length() - 1) : cut;
  }

  private static String startingWithLetter(String name, String otherwise) {
    if (name.isEmpty()) {
      return otherwise;
    }
    return Character.isDigit(name.charAt(0)) ? otherwise + "_" + name : name;
  }
}

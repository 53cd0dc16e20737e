package census.etl.read;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What counts as blank in a cell, and how its text is compared and shown. */
public final class CellText {

  /** The most of a cell that a message quotes. */
  private static final int SHOWN = 80;

  private CellText() {}

  /** Without white space and no-break spaces at both ends; null if nothing is left. */
  public static @Nullable String trimmed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.length();
    if (end == 0) {
      return null;
    }
    if (isPlain(text.charAt(0)) && isPlain(text.charAt(end - 1))) {
      return text;
    }
    int start = 0;
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return start == end ? null : text.substring(start, end);
  }

  /** Trimmed, and every run of white space, no-break spaces and line ends made one blank. */
  public static @Nullable String folded(@Nullable String text) {
    String trimmed = trimmed(text);
    if (trimmed == null) {
      return null;
    }
    StringBuilder folded = new StringBuilder(trimmed.length());
    boolean gap = false;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (isSpace(c)) {
        gap = true;
        continue;
      }
      if (gap) {
        folded.append(' ');
        gap = false;
      }
      folded.append(c);
    }
    return folded.toString();
  }

  /** In quotes, cut if long, with what can not be seen made visible. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int end = Math.min(text.length(), SHOWN);
    for (int i = 0; i < end; i++) {
      appendVisibly(shown, text.charAt(i));
    }
    if (end < text.length()) {
      shown.append("…\" (").append(text.length()).append(" characters)");
      return shown.toString();
    }
    return shown.append('"').toString();
  }

  private static void appendVisibly(StringBuilder shown, char c) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      case '"', '\\' -> shown.append('\\').append(c);
      default -> {
        if (c != ' ' && (isSpace(c) || Character.isISOControl(c) || isFormatting(c))) {
          shown.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
        } else {
          shown.append(c);
        }
      }
    }
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7F;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c) || c == '\uFEFF';
  }

  /** Marks that turn the direction of text would make a message read as what it is not. */
  private static boolean isFormatting(char c) {
    return Character.getType(c) == Character.FORMAT || Character.isSurrogate(c);
  }
}

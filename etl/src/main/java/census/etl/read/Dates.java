package census.etl.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of a column that writes them all alike.
 *
 * <p>A pattern without a day, such as {@code yyyyMM}, stands for the first of the month.
 */
final class Dates {

  static final String ISO = "yyyy-MM-dd";

  private final String pattern;
  private final int year;
  private final int month;
  private final int day;
  private final boolean fixed;
  private final DateTimeFormatter formatter;

  /**
   * @throws IllegalArgumentException if the pattern is none
   */
  Dates(String pattern) {
    this.pattern = pattern;
    year = pattern.indexOf("yyyy");
    month = pattern.indexOf("MM");
    day = pattern.indexOf("dd");
    fixed = year >= 0 && month >= 0 && hasNoOtherLetters(pattern);
    formatter = formatter(pattern);
  }

  private static boolean hasNoOtherLetters(String pattern) {
    String rest = pattern.replaceFirst("yyyy", "").replaceFirst("MM", "").replaceFirst("dd", "");
    return rest.chars().noneMatch(c -> Character.isLetter(c) || c == '\'' || c == '[');
  }

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(eraless(pattern));
    if (pattern.indexOf('d') < 0 && pattern.indexOf('D') < 0) {
      builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
    }
    // Not Locale.UK, whose September is shortened differently from one JDK to the next.
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Strict resolving wants an era with {@code yyyy}, and none with {@code uuuu}. */
  private static String eraless(String pattern) {
    return pattern.replace('y', 'u');
  }

  @Nullable LocalDate read(String text) {
    try {
      if (fixed) {
        return text.length() == pattern.length() ? byPosition(text) : null;
      }
      return LocalDate.parse(text, formatter);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** A formatter takes a microsecond, which is seconds over a file of postcodes. */
  private @Nullable LocalDate byPosition(String text) {
    for (int i = 0; i < text.length(); i++) {
      char expected = pattern.charAt(i);
      char c = text.charAt(i);
      boolean good = Character.isLetter(expected) ? c >= '0' && c <= '9' : c == expected;
      if (!good) {
        return null;
      }
    }
    return LocalDate.of(
        digits(text, year, 4), digits(text, month, 2), day < 0 ? 1 : digits(text, day, 2));
  }

  private static int digits(String text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}

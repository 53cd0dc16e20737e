package census.etl.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as publishers write them: plain, with thousands separated by commas in proper groups, or
 * (decimals only) with an exponent. Digits are those of ASCII.
 *
 * <p>Millions of cells pass through here, so the plain ones are read by hand.
 */
final class Numbers {

  /** So many digits fit a long whatever they are. */
  private static final int SURE_TO_FIT = 18;

  /** No published number is longer; a longer one would cost more than linear time to read. */
  private static final int LONGEST = 1_000;

  private static final int LARGEST_EXPONENT = 400;

  private Numbers() {}

  /** A whole number, which may be written 29199.00 or 1,954; null if the text is none. */
  static @Nullable Long whole(String text) {
    int first = signed(text) ? 1 : 0;
    int digits = text.length() - first;
    if (digits == 0 || digits > SURE_TO_FIT) {
      return wholeOfUnusual(text);
    }
    long value = 0;
    for (int i = first; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return wholeOfUnusual(text);
      }
      value = value * 10 + digit;
    }
    return text.charAt(0) == '-' ? -value : value;
  }

  private static @Nullable Long wholeOfUnusual(String text) {
    if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return null; // a program's short form, which may have dropped digits
    }
    BigDecimal number = decimal(text);
    if (number == null || number.scale() > 0 || number.precision() > SURE_TO_FIT + 1) {
      return null;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }

  /** With trailing zeros dropped and a scale that is never negative; null if the text is none. */
  static @Nullable BigDecimal decimal(String text) {
    int first = signed(text) ? 1 : 0;
    if (text.length() - first > SURE_TO_FIT) {
      return decimalOfUnusual(text);
    }
    long unscaled = 0;
    int digits = 0;
    int point = -1;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        unscaled = unscaled * 10 + (c - '0');
        digits++;
      } else if (c == '.' && point < 0) {
        point = digits;
      } else {
        return decimalOfUnusual(text);
      }
    }
    if (digits == 0) {
      return null;
    }
    int scale = point < 0 ? 0 : digits - point;
    while (scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
    return BigDecimal.valueOf(text.charAt(0) == '-' ? -unscaled : unscaled, scale);
  }

  private static @Nullable BigDecimal decimalOfUnusual(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    String plain = text.indexOf(',') < 0 ? text : withoutGroups(text);
    if (plain == null || !isNumber(plain)) {
      return null;
    }
    BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** Sign, digits with at most one point among them, and a small exponent. */
  private static boolean isNumber(String text) {
    int end = exponentAt(text);
    if (end < text.length() && !isSmallExponent(text, end + 1)) {
      return false;
    }
    int digits = 0;
    int points = 0;
    for (int i = signed(text) ? 1 : 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        points++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  private static int exponentAt(String text) {
    int at = Math.max(text.indexOf('e'), text.indexOf('E'));
    return at < 0 ? text.length() : at;
  }

  private static boolean isSmallExponent(String text, int from) {
    int first = from < text.length() && "+-".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
    int exponent = 0;
    for (int i = first; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      exponent = exponent * 10 + digit;
      if (exponent > LARGEST_EXPONENT) {
        return false;
      }
    }
    return first < text.length();
  }

  /** 1954 of 1,954; null of 19,54 and of 1954,000, which may mean anything. */
  private static @Nullable String withoutGroups(String text) {
    int first = signed(text) ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int comma = text.indexOf(',');
    if (comma - first < 1 || comma - first > 3 || text.indexOf(',', end) >= 0) {
      return null;
    }
    for (int i = comma; i < end; i++) {
      boolean commaIsDue = (i - comma) % 4 == 0;
      if (commaIsDue != (text.charAt(i) == ',')) {
        return null;
      }
    }
    return (end - comma) % 4 == 0 ? text.replace(",", "") : null;
  }

  private static boolean signed(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
  }
}

package census.api.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a route is asked with, in its path or after the question mark.
 *
 * @param words all that it may be, where that is said
 * @param range from and to which a number may be
 * @param usual what is meant when nothing is given
 */
public record Parameter(
    String name,
    Type type,
    String meaning,
    boolean inPath,
    List<String> words,
    Optional<Range> range,
    Optional<Object> usual) {

  /** The least and the most that a number may be. */
  public record Range(BigDecimal least, BigDecimal most) {

    boolean has(Object value) {
      BigDecimal number = new BigDecimal(value.toString());
      return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
    }
  }

  public static Parameter text(String name, String meaning) {
    return of(name, Type.TEXT, meaning);
  }

  public static Parameter truth(String name, String meaning) {
    return of(name, Type.BOOLEAN, meaning).usually(false);
  }

  public static Parameter number(String name, String meaning) {
    return of(name, Type.DECIMAL, meaning);
  }

  public static Parameter wholeNumber(String name, String meaning) {
    return of(name, Type.INTEGER, meaning);
  }

  public static Parameter day(String name, String meaning) {
    return of(name, Type.DATE, meaning);
  }

  /** One of some words; the first is meant when none is given. */
  public static Parameter word(String name, String meaning, List<String> words) {
    return new Parameter(
        name, Type.TEXT, meaning, false, words, Optional.empty(), Optional.of(words.get(0)));
  }

  /** A segment of the path, which stands there in braces. */
  static Parameter inPath(String name, String meaning) {
    return new Parameter(
        name, Type.TEXT, meaning, true, List.of(), Optional.empty(), Optional.empty());
  }

  private static Parameter of(String name, Type type, String meaning) {
    return new Parameter(name, type, meaning, false, List.of(), Optional.empty(), Optional.empty());
  }

  public Parameter between(long least, long most) {
    Range between = new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    return new Parameter(name, type, meaning, inPath, words, Optional.of(between), usual);
  }

  public Parameter usually(Object value) {
    return new Parameter(name, type, meaning, inPath, words, range, Optional.of(value));
  }

  Object parse(String given) {
    Object value =
        type.parse(given)
            .orElseThrow(
                () -> Problem.badValue(name, "\"%s\" is not %s.".formatted(given, type.inWords())));
    if (!words.isEmpty() && !words.contains(given)) {
      throw Problem.badValue(
          name, "\"%s\" is none of: %s.".formatted(given, String.join(", ", words)));
    }
    range
        .filter(allowed -> !allowed.has(value))
        .ifPresent(
            allowed -> {
              throw Problem.badValue(
                  name,
                  "\"%s\" is not from %,d to %,d."
                      .formatted(given, allowed.least().longValue(), allowed.most().longValue()));
            });
    return value;
  }
}

package census.api.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A way to ask a list for some of its rows.
 *
 * @param within the condition around the comparison, where the column is another table's
 * @param whole tells the texts that are a whole code: those are looked up by the index
 * @param ofWhole SQL of what a whole code finds, with a question mark wherever it is put in
 */
public record Filter(
    Part.Field field,
    List<String> otherSpellings,
    boolean contains,
    String within,
    Predicate<String> whole,
    String ofWhole) {

  private static final int MOST_VALUES = 1_000;

  private static final String ITSELF = "%s";
  private static final String EQUAL = "%s = ?";

  /** What may follow a filter's name. */
  enum Operator {
    PLAIN(""),
    AT_LEAST("__gte"),
    AT_MOST("__lte"),
    ONE_OF("__in");

    private final String suffix;

    Operator(String suffix) {
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }
  }

  /**
   * SQL that is true of the rows asked for, and the values of its question marks.
   *
   * @param exactly what it comes to, if that is a comparison with one text
   */
  record Condition(String sql, List<Object> values, Optional<Exactly> exactly) {}

  /**
   * A column that has a text.
   *
   * @param inEveryEdition whether it means more in editions that have no row of it
   */
  record Exactly(String column, String text, boolean inEveryEdition) {}

  public static Filter exact(Part.Field field) {
    return new Filter(field, List.of(), false, ITSELF, text -> false, EQUAL);
  }

  /** Anywhere in the text, in capitals or not. */
  public static Filter contains(Part.Field field) {
    return new Filter(field, List.of(), true, ITSELF, text -> false, EQUAL);
  }

  public Filter alsoSpelt(String... spellings) {
    return new Filter(field, List.of(spellings), contains, within, whole, ofWhole);
  }

  /** For a column of another table: SQL with {@code %s} where the comparison goes. */
  public Filter within(String sql) {
    return new Filter(field, otherSpellings, contains, sql, whole, ofWhole);
  }

  /** For codes: a text that is a whole code is compared with the column as it is. */
  public Filter whole(Predicate<String> isWhole) {
    return new Filter(field, otherSpellings, contains, within, isWhole, ofWhole);
  }

  /** For whole codes that mean more than themselves: SQL with question marks for the code. */
  public Filter whole(Predicate<String> isWhole, String sql) {
    return new Filter(field, otherSpellings, contains, within, isWhole, sql);
  }

  String name() {
    return field.name();
  }

  List<Operator> operators() {
    return switch (field.type()) {
      case INTEGER, DECIMAL -> List.of(Operator.values());
      case DATE -> List.of(Operator.PLAIN, Operator.AT_LEAST, Operator.AT_MOST);
      case BOOLEAN -> List.of(Operator.PLAIN);
      default -> List.of(Operator.PLAIN, Operator.ONE_OF);
    };
  }

  List<String> spellings() {
    List<String> all = new ArrayList<>(otherSpellings);
    all.add(0, name());
    return all;
  }

  Condition condition(Operator operator, String parameter, String text) {
    Condition comparison =
        switch (operator) {
          case PLAIN -> contains ? containing(text) : compared("=", parameter, text);
          case AT_LEAST -> compared(">=", parameter, text);
          case AT_MOST -> compared("<=", parameter, text);
          case ONE_OF -> oneOf(parameter, text);
        };
    boolean isOfTheRow = within.equals(ITSELF);
    return new Condition(
        within.formatted(comparison.sql()),
        comparison.values(),
        comparison.exactly().filter(each -> isOfTheRow));
  }

  private Condition containing(String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    return whole.test(capitals)
        ? ofWhole(capitals)
        : new Condition(
            "strpos(lower(%s), lower(?)) > 0".formatted(field.column()),
            List.of(text),
            Optional.empty());
  }

  private Condition ofWhole(String code) {
    int marks = (int) ofWhole.chars().filter(each -> each == '?').count();
    return new Condition(
        ofWhole.formatted(field.column()),
        List.copyOf(Collections.nCopies(marks, code)),
        Optional.of(new Exactly(field.column(), code, !ofWhole.equals(EQUAL))));
  }

  private Condition compared(String sign, String parameter, String text) {
    Object value = value(parameter, text);
    boolean isExact =
        sign.equals("=") && (field.type() == Type.TEXT || field.type() == Type.INTEGER);
    return new Condition(
        field.column() + " " + sign + " ?",
        List.of(value),
        isExact
            ? Optional.of(new Exactly(field.column(), value.toString(), false))
            : Optional.empty());
  }

  private Condition oneOf(String parameter, String text) {
    String[] texts = text.split(",", -1);
    if (texts.length > MOST_VALUES) {
      throw Problem.badValue(parameter, "At most %,d values at a time.".formatted(MOST_VALUES));
    }
    List<Object> values = Arrays.stream(texts).map(each -> value(parameter, each)).toList();
    String marks = "?, ".repeat(texts.length - 1) + "?";
    return new Condition("%s in (%s)".formatted(field.column(), marks), values, Optional.empty());
  }

  private Object value(String parameter, String text) {
    return field
        .type()
        .parse(text)
        .orElseThrow(
            () ->
                Problem.badValue(
                    parameter, "\"%s\" is not %s.".formatted(text, field.type().inWords())));
  }
}

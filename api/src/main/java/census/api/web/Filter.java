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
 * @param related what a whole code finds besides, if anything
 */
public record Filter(
    Part.Field field,
    List<String> otherSpellings,
    boolean contains,
    String within,
    Predicate<String> whole,
    Optional<Related> related) {

  private static final int MOST_VALUES = 1_000;

  private static final String ITSELF = "%s";

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
   * @param orRelated whether in editions that have no row of it those of related codes are meant
   */
  record Exactly(String column, String text, boolean orRelated) {}

  /**
   * Codes that stand for others in the editions that do not have them.
   *
   * @param table whose editions they are
   * @param pairs SQL of the code that is {@code asked} for and the one that is {@code found}
   */
  public record Related(Table table, String pairs) {

    private static final String CONDITION =
        """
        %1$s in (select ? union all select found from (%3$s) related where asked = ?)
        and (
          %1$s = ?
          or not exists (
            select from published.%2$s own where own.%1$s = ? and own.edition = %2$s.edition))""";

    private static final int MARKS = 4;

    private Condition condition(Part.Field field, String code) {
      return new Condition(
          CONDITION.formatted(field.column(), table.name(), pairs),
          List.copyOf(Collections.nCopies(MARKS, code)),
          Optional.of(new Exactly(field.column(), code, true)));
    }
  }

  public static Filter exact(Part.Field field) {
    return new Filter(field, List.of(), false, ITSELF, text -> false, Optional.empty());
  }

  /** Anywhere in the text, in capitals or not. */
  public static Filter contains(Part.Field field) {
    return new Filter(field, List.of(), true, ITSELF, text -> false, Optional.empty());
  }

  public Filter alsoSpelt(String... spellings) {
    return new Filter(field, List.of(spellings), contains, within, whole, related);
  }

  /** For a column of another table: SQL with {@code %s} where the comparison goes. */
  public Filter within(String sql) {
    return new Filter(field, otherSpellings, contains, sql, whole, related);
  }

  /** For codes: a text that is a whole code is compared with the column as it is. */
  public Filter whole(Predicate<String> isWhole) {
    return new Filter(field, otherSpellings, contains, within, isWhole, related);
  }

  /** For whole codes that stand for others too. */
  public Filter whole(Predicate<String> isWhole, Related others) {
    return new Filter(field, otherSpellings, contains, within, isWhole, Optional.of(others));
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
          case PLAIN -> contains ? containing(text) : equal(value(parameter, text));
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
    return related.map(others -> others.condition(field, code)).orElseGet(() -> equal(code));
  }

  private Condition equal(Object value) {
    boolean isExact = field.type() == Type.TEXT || field.type() == Type.INTEGER;
    return new Condition(
        field.column() + " = ?",
        List.of(value),
        isExact
            ? Optional.of(new Exactly(field.column(), value.toString(), false))
            : Optional.empty());
  }

  private Condition compared(String sign, String parameter, String text) {
    return new Condition(
        field.column() + " " + sign + " ?", List.of(value(parameter, text)), Optional.empty());
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

package census.etl.describe;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.describe.Description.ColumnFacts;
import census.etl.read.CellText;
import census.etl.read.Interpretation;
import census.etl.read.Letters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the cells of one column have in common. It reads them as the reader will, so that
 * what is proposed here works there.
 */
final class ColumnEvidence {

  private static final int EXAMPLES = 3;

  /** Publishers' marks for what is missing or withheld. */
  private static final Set<String> MARKS =
      Set.of(
          "*", "-", "--", ".", "..", "...", ":", "[c]", "[x]", "[z]", "n/a", "na", "#n/a", "null");

  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no");

  private static final List<String> DATE_FORMATS =
      List.of(
          "yyyy-MM-dd",
          "dd/MM/yyyy",
          "yyyyMMdd",
          "dd-MM-yyyy",
          "yyyy/MM/dd",
          "dd.MM.yyyy",
          "d MMM yyyy",
          "d MMMM yyyy");

  private static final LocalDate FIRST_LIKELY = LocalDate.of(1800, 1, 1);
  private static final LocalDate LAST_LIKELY = LocalDate.of(2200, 1, 1);

  /** What may still be true of all cells seen; those that are not are taken out. */
  private final List<Guess> guesses = new ArrayList<>();

  private final Set<String> marks = new LinkedHashSet<>();
  private final Set<String> examples = new LinkedHashSet<>();
  private final Budget budget;
  private @Nullable Set<String> distinct = new HashSet<>();
  private long filled;
  private long marked;

  ColumnEvidence(Format format, Budget budget) {
    this.budget = budget;
    guesses.add(new Guess(Column.Type.BOOLEAN, null, format));
    for (String dateFormat : DATE_FORMATS) {
      guesses.add(new Guess(Column.Type.DATE, dateFormat, format));
    }
    guesses.add(new Guess(Column.Type.INTEGER, null, format));
    guesses.add(new Guess(Column.Type.DECIMAL, null, format));
  }

  void add(@Nullable String cell) {
    String text = CellText.trimmed(cell);
    if (text == null) {
      return;
    }
    filled++;
    if (examples.size() < EXAMPLES) {
      examples.add(text);
    }
    count(text);
    if (MARKS.contains(text.toLowerCase(Locale.ROOT))) {
      marked++;
      marks.add(text);
    } else {
      guesses.removeIf(guess -> !guess.holds(text));
    }
  }

  private void count(String text) {
    Set<String> seen = distinct;
    if (seen != null && seen.add(text) && !budget.spend()) {
      distinct = null;
    }
  }

  ColumnFacts facts(String name, @Nullable String header, int position, long rows) {
    Guess guess = filled == marked || guesses.isEmpty() ? null : guesses.get(0);
    long values = guess == null ? filled : filled - marked;
    Set<String> seen = distinct;
    return new ColumnFacts(
        name,
        header,
        Letters.of(position),
        guess == null ? Column.Type.TEXT : guess.type,
        guess == null ? null : guess.unusualDateFormat(),
        guess == null ? List.of() : List.copyOf(marks),
        values,
        rows == 0 ? 0 : (double) values / rows,
        seen == null ? null : (long) seen.size() - (guess == null ? 0 : marks.size()),
        seen != null && rows > 1 && values == rows && seen.size() == rows,
        guess == null ? null : guess.least,
        guess == null ? null : guess.most,
        List.copyOf(examples));
  }

  boolean isBlank() {
    return filled == 0;
  }

  /** How many different values may be kept in mind, over all columns together. */
  static final class Budget {
    private long left;

    Budget(long values) {
      left = values;
    }

    boolean spend() {
      return left-- > 0;
    }
  }

  /** That all cells are of a type. */
  private static final class Guess {

    private final Column.Type type;
    private final @Nullable String dateFormat;
    private final Interpretation interpretation;
    private @Nullable Object smallest;
    private @Nullable Object largest;
    private @Nullable String least;
    private @Nullable String most;

    Guess(Column.Type type, @Nullable String dateFormat, Format format) {
      this.type = type;
      this.dateFormat = dateFormat;
      this.interpretation =
          Interpretation.of(
              new Column("", List.of(), type, List.of(), dateFormat, null, null, null), format);
    }

    boolean holds(String text) {
      if (!isLikely(text)) {
        return false;
      }
      Object value = interpretation.parser().read(text);
      if (value == null || !isLikely(value)) {
        return false;
      }
      widen(value);
      return true;
    }

    /** 0 and 1 are numbers before they are truths; what begins with a 0 is a code. */
    private boolean isLikely(String text) {
      return switch (type) {
        case BOOLEAN -> TRUTHS.contains(text.toLowerCase(Locale.ROOT));
        case INTEGER, DECIMAL, ROW ->
            text.length() < 2 || text.charAt(0) != '0' || !Character.isDigit(text.charAt(1));
        case TEXT, DATE, GEOMETRY -> true;
      };
    }

    private static boolean isLikely(Object value) {
      return !(value instanceof LocalDate date)
          || (date.isAfter(FIRST_LIKELY) && date.isBefore(LAST_LIKELY));
    }

    private void widen(Object value) {
      if (value instanceof Boolean) {
        return;
      }
      if (smallest == null || compare(value, smallest) < 0) {
        smallest = value;
        least = plain(value);
      }
      if (largest == null || compare(value, largest) > 0) {
        largest = value;
        most = plain(value);
      }
    }

    private static int compare(Object one, Object other) {
      if (one instanceof LocalDate date) {
        return date.compareTo((LocalDate) other);
      }
      return number(one).compareTo(number(other));
    }

    private static BigDecimal number(Object value) {
      return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    private static String plain(Object value) {
      return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Nullable String unusualDateFormat() {
      return "yyyy-MM-dd".equals(dateFormat) ? null : dateFormat;
    }
  }
}

package census.etl.read;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.finding.Kind;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a column become values.
 *
 * @param parser gives null for a text that is no such value
 * @param fault what is wrong then
 * @param expected what should have stood there
 */
public record Interpretation(Parser parser, Kind fault, String expected) {

  /** Makes a value of a text that is neither blank nor padded. */
  @FunctionalInterface
  public interface Parser {
    @Nullable Object read(String text);
  }

  private static final Map<String, Boolean> BOOLEANS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("false", false),
          Map.entry("yes", true),
          Map.entry("no", false),
          Map.entry("t", true),
          Map.entry("f", false),
          Map.entry("y", true),
          Map.entry("n", false),
          Map.entry("1", true),
          Map.entry("0", false));

  public static Interpretation of(Column column, Format format) {
    return switch (column.type()) {
      // A text is never unreadable: the kind is a formality.
      case TEXT -> new Interpretation(text -> text, Kind.FILE_UNREADABLE, "text");
      case INTEGER, ROW ->
          new Interpretation(Numbers::whole, Kind.CELL_NOT_AN_INTEGER, "a whole number");
      case DECIMAL -> new Interpretation(Numbers::decimal, Kind.CELL_NOT_A_DECIMAL, "a number");
      case BOOLEAN -> new Interpretation(Interpretation::truth, Kind.CELL_NOT_A_BOOLEAN, TRUTHS);
      case GEOMETRY ->
          new Interpretation(HexFormat.of()::parseHex, Kind.FILE_UNREADABLE, "a geometry in hex");
      case DATE -> ofDates(Objects.requireNonNullElse(column.dateFormat(), Dates.ISO), format);
    };
  }

  private static final String TRUTHS = "true or false, yes or no, t or f, y or n, 1 or 0";

  private static @Nullable Boolean truth(String text) {
    return BOOLEANS.get(text.toLowerCase(Locale.ROOT));
  }

  /** A spreadsheet's true dates come as ISO text, whichever way the publisher writes the others. */
  private static Interpretation ofDates(String pattern, Format format) {
    Dates dates = new Dates(pattern);
    String expected = "a date as in " + pattern;
    if (format == Format.CSV || pattern.equals(Dates.ISO)) {
      return new Interpretation(dates::read, Kind.CELL_NOT_A_DATE, expected);
    }
    Dates iso = new Dates(Dates.ISO);
    return new Interpretation(
        text -> {
          LocalDate date = dates.read(text);
          return date == null ? iso.read(text) : date;
        },
        Kind.CELL_NOT_A_DATE,
        expected);
  }
}

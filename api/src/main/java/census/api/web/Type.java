package census.api.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value is in an answer, from what its column is in PostgreSQL. */
public enum Type {
  TEXT("text"),
  INTEGER("a whole number"),
  DECIMAL("a number"),
  BOOLEAN("true or false"),
  DATE("a day as in 2023-04-01"),
  TIME("a time"),
  JSON("JSON"),
  GEOMETRY("a geometry");

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  // Bounded, so that nobody asks the server to write 1e999999999 out in full.
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /** The years that PostgreSQL knows as well. */
  private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final String inWords;

  Type(String inWords) {
    this.inWords = inWords;
  }

  static Type of(String postgresType) {
    return switch (postgresType.replaceFirst("\\(.*\\)", "")) {
      case "text", "character varying", "character" -> TEXT;
      case "date" -> DATE;
      case "smallint", "integer", "bigint" -> INTEGER;
      case "numeric", "double precision" -> DECIMAL;
      case "boolean" -> BOOLEAN;
      case "timestamp with time zone" -> TIME;
      case "json", "jsonb" -> JSON;
      case "bytea" -> GEOMETRY;
      default ->
          throw new IllegalArgumentException("no way is known to show the type " + postgresType);
    };
  }

  String inWords() {
    return inWords;
  }

  boolean canBeFiltered() {
    return this != JSON && this != TIME && this != GEOMETRY;
  }

  private static Optional<Object> day(String text) {
    try {
      return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Empty when the text is not of this type. */
  Optional<Object> parse(String text) {
    return switch (this) {
      case TEXT -> Optional.of(text);
      case INTEGER ->
          WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
      case DECIMAL ->
          NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
      case BOOLEAN ->
          text.equals("true") || text.equals("false")
              ? Optional.of(Boolean.valueOf(text))
              : Optional.empty();
      case DATE -> day(text);
      case TIME, JSON, GEOMETRY -> Optional.empty();
    };
  }
}

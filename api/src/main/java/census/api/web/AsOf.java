package census.api.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How what changes with time is read as it was on a day, instead of today.
 *
 * @param past of tables that have what is so today, where what was so is to be had, by the dates
 *     that count
 */
public record AsOf(Map<Dates, Map<String, Past>> past) {

  /** The parameter that names the day. */
  public static final Parameter DAY =
      Parameter.day("as_of", "The day as of which it is answered; today without it");

  /** The parameter that says which dates count. */
  public static final Parameter DATES =
      Parameter.word(
          "dates",
          "By which dates of the Organisation Data Service it is as of that day: when something"
              + " worked, or when it was so in law, as far as that is known",
          Stream.of(Dates.values()).map(Dates::word).toList());

  public static final List<Parameter> PARAMETERS = List.of(DAY, DATES);

  private static final Pattern PUBLISHED = Pattern.compile("\\bpublished\\.([a-z][a-z0-9_]*)");

  /** Which dates count. */
  public enum Dates {
    OPERATIONAL,
    LEGAL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Another day than today, or today by other dates. */
  public record Day(LocalDate date, Dates dates) {

    @Override
    public String toString() {
      return date + " by " + dates.word() + " dates";
    }
  }

  /**
   * Where what was so is to be had.
   *
   * @param tables those that the SQL reads, first that of the rows
   * @param sql rows like those of today, of {@code current_date}
   */
  public record Past(List<String> tables, String sql) {

    /** Rows that say from when to when they hold. */
    public static Past periods(String table) {
      return new Past(
          List.of(table),
          "select * from published.%s where current_date between valid_from and valid_to"
              .formatted(table));
    }
  }

  /** The same, whichever dates count. */
  public static AsOf byAnyDates(Map<String, Past> past) {
    return new AsOf(Map.of(Dates.OPERATIONAL, past, Dates.LEGAL, past));
  }

  /** As of when something was asked; empty if as it is today. */
  static Optional<Day> day(Optional<LocalDate> date, Optional<String> dates) {
    boolean legal = dates.equals(Optional.of(Dates.LEGAL.word()));
    return date.isEmpty() && !legal
        ? Optional.empty()
        : Optional.of(
            new Day(date.orElseGet(AsOf::today), legal ? Dates.LEGAL : Dates.OPERATIONAL));
  }

  /** As the database sees it, to which the driver tells the zone of this process. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  /** The same SQL, of another day. */
  public String sql(String sql, Day day) {
    String then = "date '" + day.date() + "'";
    return PUBLISHED
        .matcher(sql)
        .replaceAll(
            table ->
                Matcher.quoteReplacement(
                    past(table.group(1), day)
                        .map(past -> "(" + past.sql() + ")")
                        .orElse(table.group())))
        .replace("current_date", then);
  }

  private Optional<Past> past(String table, Day day) {
    return Optional.ofNullable(past.getOrDefault(day.dates(), Map.of()).get(table));
  }

  String table(String today, Day day) {
    return past(today, day).map(past -> past.tables().get(0)).orElse(today);
  }

  /** The tables behind an answer of another day than today. */
  public List<ListRoute.Reads> reads(List<ListRoute.Reads> today, Day day) {
    return today.stream()
        .flatMap(
            read ->
                past(read.table(), day)
                    .map(
                        past ->
                            past.tables().stream().map(table -> new ListRoute.Reads(table, "true")))
                    .orElseGet(() -> Stream.of(read)))
        .distinct()
        .toList();
  }
}

package census.api.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How what changes with time is read as it was on a day, instead of today.
 *
 * @param periods of tables that have what is so today, those that have what was so and when
 */
public record AsOf(Map<String, String> periods) {

  /** The parameter that names the day. */
  public static final Parameter PARAMETER =
      Parameter.day(
          "as_of",
          "The day as of which it is answered, by the operational dates of the Organisation Data"
              + " Service; today without it");

  private static final Pattern PUBLISHED = Pattern.compile("\\bpublished\\.([a-z][a-z0-9_]*)");

  /** The same SQL, of another day. */
  public String sql(String sql, LocalDate day) {
    return PUBLISHED
        .matcher(sql.replace("current_date", "date '" + day + "'"))
        .replaceAll(table -> Matcher.quoteReplacement(relation(table.group(1), day)));
  }

  private String relation(String table, LocalDate day) {
    return periods.containsKey(table)
        ? "(select * from published.%s where date '%s' between valid_from and valid_to)"
            .formatted(periods.get(table), day)
        : "published." + table;
  }

  String table(String today) {
    return periods.getOrDefault(today, today);
  }

  /** The tables behind an answer of another day than today. */
  public List<ListRoute.Reads> reads(List<ListRoute.Reads> today) {
    return today.stream()
        .map(
            read ->
                periods.containsKey(read.table())
                    ? new ListRoute.Reads(table(read.table()), "true")
                    : read)
        .toList();
  }
}

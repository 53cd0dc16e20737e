package census.etl.ods;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From one day to another.
 *
 * @param start the first day; null if it is not known
 * @param end the last day; null while there is none
 */
public record Period(@Nullable LocalDate start, @Nullable LocalDate end) {

  /** Of which nothing is known, and which holds on every day. */
  public static final Period OPEN = new Period(null, null);

  public boolean contains(LocalDate day) {
    return (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
  }

  /** The first day, or one before all others. */
  public LocalDate firstDay() {
    return start == null ? LocalDate.MIN : start;
  }
}

package census.api.deprivation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That an edition of a nation's index is to be used for records of some dates.
 *
 * @param lastDay null where the guidance names no end
 * @param address null where it is not known
 */
record Guidance(
    String nation,
    LocalDate firstDay,
    @Nullable LocalDate lastDay,
    String version,
    String authority,
    String citation,
    @Nullable String address) {

  boolean isOf(LocalDate day) {
    return !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
  }
}

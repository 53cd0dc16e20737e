package census.etl.export;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a library: the day on which the newest of its data was taken in, and a number
 * where there were several on that day.
 */
record Version(LocalDate day, int number) implements Comparable<Version> {

  private static final Pattern PARTS =
      Pattern.compile(
          "([0-9]{4})\\.([0-9]{1,2})\\.([0-9]{1,2})(?:\\.([0-9]{1,6}))?(?:[+-]sample)?");

  /** Of a text that begins with one and may say that the data are fictional. */
  static Optional<Version> of(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    LocalDate day =
        LocalDate.of(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    return Optional.of(
        new Version(day, parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4))));
  }

  /** The version of data of a day, where there is this one already. */
  Version next(LocalDate dayOfTheData) {
    return dayOfTheData.isAfter(day) ? new Version(dayOfTheData, 0) : new Version(day, number + 1);
  }

  /** Without leading zeros, as Python and Maven both take it. */
  @Override
  public String toString() {
    String text = "%d.%d.%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return number == 0 ? text : text + "." + number;
  }

  @Override
  public int compareTo(Version other) {
    return Comparator.comparing(Version::day).thenComparing(Version::number).compare(this, other);
  }
}

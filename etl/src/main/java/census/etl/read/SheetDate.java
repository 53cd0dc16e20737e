package census.etl.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Dates as Excel stores them: a number of days, and a cell style that shows it as a date. */
final class SheetDate {

  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465); // 9999-12-31
  private static final BigDecimal SECONDS_IN_A_DAY = BigDecimal.valueOf(86_400);

  private SheetDate() {}

  /** Whether a number format such as {@code dd/mm/yyyy} shows a day; a time alone is none. */
  static boolean isShownBy(@Nullable String format) {
    if (format == null || format.equalsIgnoreCase("General")) {
      return false;
    }
    boolean month = false;
    boolean time = false;
    for (int i = 0; i < format.length(); i++) {
      switch (format.charAt(i)) {
        case '"' -> i = skipTo(format, '"', i);
        case '[' -> i = skipTo(format, ']', i);
        case '\\', '_', '*' -> i++;
        case ';' -> i = format.length(); // what follows is for negative numbers
        case 'd', 'D', 'y', 'Y' -> {
          return true;
        }
        case 'm', 'M' -> month = true;
        case 'h', 'H', 's', 'S' -> time = true;
        default -> {}
      }
    }
    return month && !time;
  }

  private static int skipTo(String format, char end, int from) {
    int at = format.indexOf(end, from + 1);
    return at < 0 ? format.length() : at;
  }

  /** ISO text, with the time if there is one; null if the number is no day of the calendar. */
  static @Nullable String text(BigDecimal stored, boolean from1904) {
    if (stored.signum() < 0 || stored.compareTo(LAST_DAY) > 0) {
      return null;
    }
    BigDecimal seconds = stored.multiply(SECONDS_IN_A_DAY).setScale(0, RoundingMode.HALF_UP);
    long days = seconds.longValue() / 86_400;
    long rest = seconds.longValue() % 86_400;
    LocalDate day = from1904 ? EPOCH_1904.plusDays(days) : since1900(days);
    if (day == null) {
      return null;
    }
    LocalDateTime time = day.atStartOfDay().plusSeconds(rest);
    return rest == 0 ? day.toString() : time.toString();
  }

  /** Excel counts a 29 February 1900, which never was: days before it are one off. */
  private static @Nullable LocalDate since1900(long days) {
    if (days < 1 || days == 60) {
      return null;
    }
    return EPOCH_1900.plusDays(days < 60 ? days + 1 : days);
  }
}

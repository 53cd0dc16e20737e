package census.etl.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A moment for a person to read, in UTC like everything that is kept. */
final class Moment {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private Moment() {}

  static String text(@Nullable Instant moment) {
    return moment == null ? "-" : FORMAT.format(moment);
  }
}

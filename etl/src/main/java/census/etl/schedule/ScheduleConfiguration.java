package census.etl.schedule;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done when.
 *
 * @param refresh when all datasets are refreshed; empty: not here
 * @param synchronisation when organisations are synchronised; empty: not here
 * @param stale how long nothing good may come of one before it is said
 * @param webhook who is told; empty: nobody
 * @param atOnce whether what has never gone well is done as soon as it is configured
 * @param host the address at which health and metrics are to be had
 */
public record ScheduleConfiguration(
    Optional<Task.Cron> refresh,
    Optional<Task.Cron> synchronisation,
    Duration stale,
    Optional<URI> webhook,
    boolean atOnce,
    String host,
    int port) {

  private static final String PREFIX = "CENSUS_SCHEDULE_";

  /** Every variable whose name begins with CENSUS_SCHEDULE_. */
  public static ScheduleConfiguration fromEnvironment(Map<String, String> environment) {
    ZoneId zone = read(environment, "ZONE", "Europe/London", ZoneId::of, "a zone as Europe/London");
    Function<String, Optional<Task.Cron>> cron =
        text -> text.isBlank() ? Optional.empty() : Optional.of(new Task.Cron(text, zone));
    String example = "a cron expression as 15 3 * * *";
    ScheduleConfiguration read =
        new ScheduleConfiguration(
            read(environment, "REFRESH", "", cron, example),
            read(environment, "ODS", "", cron, example),
            read(environment, "STALE", "P8D", Duration::parse, "a duration as P8D or PT36H"),
            read(
                environment,
                "WEBHOOK",
                "",
                text -> text.isBlank() ? Optional.empty() : Optional.of(URI.create(text)),
                "an address"),
            read(environment, "AT_ONCE", "false", Boolean::valueOf, "true or false"),
            read(environment, "HOST", "127.0.0.1", text -> text, "a host"),
            read(environment, "PORT", "8001", Integer::valueOf, "a port"));
    if (read.refresh().isEmpty() && read.synchronisation().isEmpty()) {
      throw wrong("REFRESH", "neither it nor CENSUS_SCHEDULE_ODS", example);
    }
    return read;
  }

  private static <T> T read(
      Map<String, String> environment,
      String name,
      String otherwise,
      Function<String, T> reader,
      String expected) {
    @Nullable String set = environment.get(PREFIX + name);
    String text = set == null ? otherwise : set;
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw wrong(name, text, expected);
    }
  }

  private static Fault wrong(String name, String found, String expected) {
    return new Fault(
        Kind.SETTING_WRONG.at(Place.file(PREFIX + name)).found(found).expected(expected));
  }
}

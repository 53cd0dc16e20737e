package census.etl.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.scheduling.support.CronExpression;

/** Something that is to be done again and again. */
public record Task(String name, Cron cron, Work work) {

  /** How it went. */
  public record Result(boolean isGood, String summary) {}

  /** What is done. */
  @FunctionalInterface
  public interface Work {
    Result run();
  }

  /**
   * When it is due.
   *
   * @param text five fields as cron has them, or six with the second in front
   */
  public record Cron(String text, ZoneId zone) {

    private static final int FIELDS_OF_CRON = 5;

    public Cron {
      expression(text);
    }

    /** The next time after that one. */
    Instant after(Instant time) {
      return Objects.requireNonNull(
              expression(text).next(time.atZone(zone)), "a time that never comes")
          .toInstant();
    }

    private static CronExpression expression(String text) {
      boolean withoutSecond = text.strip().split("\\s+").length == FIELDS_OF_CRON;
      return CronExpression.parse(withoutSecond ? "0 " + text.strip() : text);
    }
  }
}

package census.etl.command;

import census.etl.enrich.Enricher;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far a file is: its part, rows a second, and the time that is left. */
final class EnrichProgress implements Enricher.Progress, AutoCloseable {

  private static final int STEPS = 100;

  private final @Nullable ProgressBar bar = ProgressLines.TERMINAL ? bar() : null;
  private long started;

  private static ProgressBar bar() {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("enriched")
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .hideEta()
            .build();
    bar.setExtraMessage("reading what is published");
    return bar;
  }

  @Override
  public void rows(long rows, double part) {
    if (bar != null) {
      if (started == 0) {
        started = System.nanoTime();
        bar.maxHint(part < 0 ? -1 : STEPS);
        bar.setExtraMessage("%,d rows".formatted(rows));
        return;
      }
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      bar.stepTo(Math.round(part * STEPS));
      bar.setExtraMessage(words(rows, part, took));
    }
  }

  /** As in {@code 1,200,000 rows, 600,000 a second, 0:05 left}. */
  static String words(long rows, double part, Duration took) {
    double seconds = Math.max(took.toMillis(), 1) / 1e3;
    String rate = "%,d rows, %,d a second".formatted(rows, Math.round(rows / seconds));
    if (part <= 0) {
      return rate;
    }
    long left = Math.round(seconds / part - seconds);
    return "%s, %d:%02d left".formatted(rate, left / 60, left % 60);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

package census.etl.command;

import census.etl.catalogue.Dataset;
import census.etl.job.DatasetReport;
import census.etl.job.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a run while it goes on: a bar on a terminal, a line for each dataset elsewhere. */
final class ProgressLines {

  /** The launcher knows whether a person is looking. */
  static final boolean TERMINAL = Boolean.getBoolean("census.terminal");

  private ProgressLines() {}

  static Progress to(PrintWriter out) {
    return TERMINAL ? new Bar() : new Lines(out);
  }

  static void close(Progress progress) {
    if (progress instanceof Bar bar) {
      bar.close();
    }
  }

  private record Lines(PrintWriter out) implements Progress {

    @Override
    public void started(Dataset dataset) {
      println(dataset.id() + ": started");
    }

    @Override
    public void ended(DatasetReport report) {
      println(
          "%s: %s in %s s"
              .formatted(
                  report.dataset(),
                  RefreshSummary.words(report.result()),
                  RefreshSummary.seconds(report.took())));
    }

    private void println(String line) {
      synchronized (out) {
        out.println(line);
        out.flush();
      }
    }
  }

  private static final class Bar implements Progress {

    private final ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("rows")
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build();

    @Override
    public void step(Dataset dataset, String step) {
      bar.setExtraMessage(dataset.id() + ", " + step);
    }

    @Override
    public void rows(Dataset dataset, long more) {
      bar.stepBy(more);
    }

    @Override
    public void ended(DatasetReport report) {
      bar.setExtraMessage(report.dataset() + " " + RefreshSummary.words(report.result()));
    }

    void close() {
      bar.close();
    }
  }
}

package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RunLock;
import census.etl.organisation.Change;
import census.etl.organisation.Journal;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToIntFunction;

/** Where a person's changes to organisations are handed in. */
record JournalDesk(Catalogue catalogue, Database database, Pipeline pipeline, Journal journal) {

  /** Opened for reading, or while nobody else changes anything. */
  static int open(Installation installation, boolean locked, ToIntFunction<JournalDesk> work) {
    Catalogue catalogue = installation.catalogue();
    try (Database database = installation.database()) {
      Pipeline pipeline = installation.pipeline(database, catalogue);
      pipeline.served(catalogue.dataset(Journal.DATASET));
      JournalDesk desk =
          new JournalDesk(catalogue, database, pipeline, new Journal(database.jdbc()));
      if (!locked) {
        return work.applyAsInt(desk);
      }
      try (RunLock lock = RefreshCommand.lock(database, false)) {
        return lock.hold(database, () -> work.applyAsInt(desk));
      }
    }
  }

  /** Records changes and publishes what follows from them, or says why nothing of it was done. */
  int record(List<Change> changes, boolean dryRun, PrintWriter out) {
    List<DatasetReport> reports =
        pipeline.follow(
            catalogue.dataset(Journal.DATASET),
            () -> journal.draft(Journal.Source.COMMAND, changes),
            dryRun,
            Progress.SILENT);
    List<DatasetReport> bad =
        reports.stream()
            .filter(
                report -> report.result() == Result.FAILED || report.result() == Result.REJECTED)
            .toList();
    bad.forEach(report -> out.printf("%s: %s%n", report.dataset(), report.problem()));
    boolean isDone =
        reports.stream()
            .filter(report -> report.dataset().equals(Journal.DATASET))
            .anyMatch(report -> report.result().isGood());
    out.println(outcome(changes.size(), isDone, dryRun));
    out.flush();
    return bad.isEmpty() ? 0 : 1;
  }

  private String outcome(int changes, boolean isDone, boolean dryRun) {
    if (!isDone) {
      return "Nothing was changed.";
    }
    return dryRun
        ? "%d changes would be recorded and published.".formatted(changes)
        : "Recorded and published: %d changes. They are taken back by: census organisation undo --run %d"
            .formatted(changes, journal.lastRun());
  }
}

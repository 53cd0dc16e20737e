package census.etl.command;

import census.etl.check.CheckResult;
import census.etl.finding.Severity;
import census.etl.job.DatasetReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a refresh did, for a person. */
final class RefreshSummary {

  private RefreshSummary() {}

  static void print(PrintWriter out, List<DatasetReport> reports) {
    out.println();
    TextTable table = new TextTable("dataset", "result", "version", "rows", "checks", "seconds");
    for (DatasetReport report : reports) {
      table.add(
          report.dataset(),
          words(report.result()),
          report.version(),
          report.rows(),
          checks(report.checks()),
          seconds(report.took()));
    }
    table.print(out);
    reports.stream()
        .flatMap(report -> report.checks().stream())
        .filter(check -> check.severity() == Severity.WARNING)
        .flatMap(check -> check.messages().stream())
        .forEach(message -> out.println("warning: " + message));
    for (DatasetReport report : reports) {
      if (report.problem() != null) {
        out.println();
        out.println(report.dataset() + ": " + words(report.result()));
        report.problem().lines().forEach(line -> out.println("  " + line));
      }
    }
    out.flush();
  }

  static String words(DatasetReport.Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String checks(List<CheckResult> checks) {
    long held = checks.stream().filter(CheckResult::passed).count();
    return checks.isEmpty() ? "-" : "%d of %d held".formatted(held, checks.size());
  }

  static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1000.0);
  }
}

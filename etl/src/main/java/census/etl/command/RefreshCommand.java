package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.job.DatasetReport;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.job.RunLock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "refresh",
    mixinStandardHelpOptions = true,
    description = {
      "Acquires, stages, checks and publishes datasets, each after those that it stands on.",
      "What has not changed is not loaded again. A dataset that fails is not published: its last version goes on being served, and what stands on it is left as it is."
    })
final class RefreshCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private SourcesOption sources;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DATASET", description = "Which datasets (default: all).")
  private List<String> datasets = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Load what has not changed, and what was rolled back from, too.")
  private boolean force;

  @Option(names = "--dry-run", description = "Do everything but publish.")
  private boolean dryRun;

  @Option(names = "--wait", description = "Wait for another refresh to end, instead of leaving.")
  private boolean wait;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = installation.catalogue();
    List<Dataset> wanted = WantedDatasets.some(spec, catalogue, datasets);
    RefreshOptions options = new RefreshOptions(force, dryRun, sources.sampleScale());
    List<DatasetReport> reports =
        refresh(installation, catalogue, wanted, sources, options, wait, progress(out));
    if (json.isWanted()) {
      json.print(out, reports);
    } else {
      RefreshSummary.print(out, reports);
    }
    return reports.stream().allMatch(report -> report.result().isGood()) ? 0 : 1;
  }

  private Progress progress(PrintWriter out) {
    return json.isWanted() ? Progress.SILENT : ProgressLines.to(out);
  }

  static List<DatasetReport> refresh(
      Installation installation,
      Catalogue catalogue,
      List<Dataset> wanted,
      SourcesOption sources,
      RefreshOptions options,
      boolean wait,
      Progress progress) {
    try (Database database = installation.database();
        RunLock lock = lock(database, wait)) {
      return lock.hold(
          database,
          () ->
              installation
                  .pipeline(database, catalogue)
                  .refresh(wanted, sources.acquirer(installation), options, progress));
    } finally {
      ProgressLines.close(progress);
    }
  }

  static RunLock lock(Database database, boolean wait) {
    return wait
        ? RunLock.take(database.address())
        : RunLock.tryTake(database.address())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Another refresh or rollback is running. Wait for it to end (--wait does), then try again."));
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

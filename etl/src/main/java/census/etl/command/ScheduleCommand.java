package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.job.DatasetReport;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.job.RunLock;
import census.etl.ods.OdsConfiguration;
import census.etl.schedule.Endpoint;
import census.etl.schedule.Runs;
import census.etl.schedule.ScheduleConfiguration;
import census.etl.schedule.Scheduler;
import census.etl.schedule.Task;
import census.etl.schedule.Webhook;
import census.etl.synchronisation.Synchronisation;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = {
      "Refreshes datasets and synchronises organisations when that is due, until Ctrl-C.",
      "CENSUS_SCHEDULE_REFRESH and CENSUS_SCHEDULE_ODS are cron expressions; docs/running.md has all settings."
    })
final class ScheduleCommand implements Callable<Integer> {

  private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private SourcesOption sources;

  @Override
  public Integer call() {
    ScheduleConfiguration configuration = ScheduleConfiguration.fromEnvironment(System.getenv());
    installation.catalogue();
    if (configuration.synchronisation().isPresent()) {
      OdsConfiguration.fromEnvironment(System.getenv());
    }
    try (Database database = installation.database();
        RunLock only = onlySchedule(database)) {
      Runs runs = new Runs(database.jdbc());
      try (Endpoint endpoint =
          new Endpoint(
              configuration.host(),
              configuration.port(),
              runs,
              configuration.stale(),
              InstantSource.system())) {
        say("Health and metrics: " + endpoint.address());
        Scheduler scheduler =
            new Scheduler(
                tasks(configuration),
                runs,
                configuration.stale(),
                notices(configuration),
                InstantSource.system());
        if (configuration.atOnce()) {
          scheduler.catchUp();
        }
        scheduler.run(only::isHeld);
        throw new IllegalStateException(
            "The database was lost. Start the schedule again when it is back: what was missed is caught up on once.");
      }
    }
  }

  private static RunLock onlySchedule(Database database) {
    return RunLock.tryTakeSchedule(database.address())
        .orElseThrow(
            () -> new IllegalStateException("Another process runs the schedule of this database."));
  }

  private List<Task> tasks(ScheduleConfiguration configuration) {
    List<Task> tasks = new ArrayList<>();
    configuration.refresh().ifPresent(cron -> tasks.add(new Task("refresh", cron, this::refresh)));
    configuration
        .synchronisation()
        .ifPresent(cron -> tasks.add(new Task("ods_sync", cron, this::synchronise)));
    tasks.forEach(task -> say("%s: %s".formatted(task.name(), task.cron().text())));
    return tasks;
  }

  private static Scheduler.Notices notices(ScheduleConfiguration configuration) {
    return configuration
        .webhook()
        .<Scheduler.Notices>map((URI address) -> new Webhook(address, BETWEEN_NOTICES))
        .orElse(notice -> {});
  }

  /** With the declarations as they are by then. */
  private Task.Result refresh() {
    Catalogue catalogue = installation.catalogue();
    List<DatasetReport> reports =
        RefreshCommand.refresh(
            installation,
            catalogue,
            catalogue.datasets(),
            sources,
            new RefreshOptions(false, false, sources.sampleScale()),
            true,
            Progress.SILENT);
    List<DatasetReport> bad = reports.stream().filter(report -> !report.result().isGood()).toList();
    return new Task.Result(
        bad.isEmpty(),
        bad.isEmpty()
            ? reports.stream()
                .collect(
                    Collectors.groupingBy(
                        report -> RefreshSummary.words(report.result()), Collectors.counting()))
                .toString()
            : bad.stream()
                .map(report -> report.dataset() + ": " + report.problem())
                .collect(Collectors.joining("\n")));
  }

  private Task.Result synchronise() {
    Synchronisation.Report report =
        OdsSyncCommand.synchronise(
            installation,
            OdsConfiguration.fromEnvironment(System.getenv()),
            Optional.empty(),
            false,
            true,
            Progress.SILENT);
    return new Task.Result(
        report.isGood(),
        report.problem() != null
            ? report.problem()
            : "%s: %d changes, %d proposals"
                .formatted(report.outcome(), report.changes().size(), report.proposals().size()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}

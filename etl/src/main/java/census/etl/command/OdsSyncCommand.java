package census.etl.command;

import census.etl.acquire.WebLimits;
import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RunLock;
import census.etl.ods.OdsConfiguration;
import census.etl.ods.standin.Directory;
import census.etl.ods.standin.Happenings;
import census.etl.ods.standin.Mood;
import census.etl.ods.standin.StandIn;
import census.etl.organisation.Change;
import census.etl.organisation.Journal;
import census.etl.synchronisation.Pretence;
import census.etl.synchronisation.Proposal;
import census.etl.synchronisation.Synchronisation;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the Organisation Data Service what has changed, and publishes what follows, all at once.",
      "What only a person can decide is proposed: see census ods proposals.",
      "CENSUS_ODS says how it is asked; docs/running.md has all settings."
    })
final class OdsSyncCommand implements Callable<Integer>, JsonOption.User {

  private static final int ORGANISATIONS_TO_AN_EVENT = 8;
  private static final int DAYS_OF_THE_SAMPLE = 30;

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "What has changed on this day or later (default: since the last time).")
  private @Nullable LocalDate since;

  @Option(names = "--dry-run", description = "Do everything but publish.")
  private boolean dryRun;

  @Option(names = "--wait", description = "Wait for another run to end, instead of leaving.")
  private boolean wait;

  @Option(
      names = "--sample",
      description =
          "Ask a stand-in on this machine, which knows the fictional organisations that are published and has had something happen to them.")
  private boolean sample;

  @Override
  public Integer call() {
    Synchronisation.Report report = sample ? ofSample() : ofService();
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, report);
    } else {
      print(out, report);
    }
    return report.isGood() ? 0 : 1;
  }

  private Synchronisation.Report ofService() {
    return synchronise(
        installation,
        OdsConfiguration.fromEnvironment(System.getenv()),
        Optional.ofNullable(since),
        dryRun,
        wait,
        progress());
  }

  private Synchronisation.Report ofSample() {
    Catalogue catalogue = installation.catalogue();
    Directory directory;
    try (Database database = installation.database()) {
      Pipeline pipeline = installation.pipeline(database, catalogue);
      if (pipeline.served(catalogue.dataset(Journal.DATASET)).sampleScale() == null) {
        throw new IllegalStateException(
            "The organisations that are published are real: nothing made up may happen to them. Leave --sample out, or use another --home.");
      }
      directory = Pretence.of(database.jdbc());
    }
    LocalDate first = LocalDate.now(ZoneId.systemDefault()).minusDays(DAYS_OF_THE_SAMPLE);
    Happenings happenings = new Happenings(first.toEpochDay(), directory);
    int events = 1 + directory.size() / ORGANISATIONS_TO_AN_EVENT;
    for (int i = 0; i < events; i++) {
      happenings.newTime();
      happenings.next(first.plusDays((long) i * DAYS_OF_THE_SAMPLE / events));
    }
    try (StandIn standIn = new StandIn(directory)) {
      standIn.in(Mood.bad(1, 0.05));
      OdsConfiguration.Way way = OdsConfiguration.way(System.getenv());
      return synchronise(
          installation,
          new OdsConfiguration(way, standIn.address(way), null, Duration.ZERO),
          Optional.of(since == null ? first : since),
          dryRun,
          wait,
          progress());
    }
  }

  private Progress progress() {
    return json.isWanted() ? Progress.SILENT : ProgressLines.to(spec.commandLine().getOut());
  }

  static Synchronisation.Report synchronise(
      Installation installation,
      OdsConfiguration configuration,
      Optional<LocalDate> since,
      boolean dryRun,
      boolean wait,
      Progress progress) {
    Catalogue catalogue = installation.catalogue();
    try (Database database = installation.database();
        RunLock lock = RefreshCommand.lock(database, wait)) {
      return lock.hold(
          database,
          () ->
              new Synchronisation(
                      configuration.open(catalogue, WebLimits.safe()),
                      configuration.toString(),
                      catalogue,
                      installation.pipeline(database, catalogue),
                      database.jdbc())
                  .run(since, LocalDate.now(ZoneId.systemDefault()), dryRun, progress));
    } finally {
      ProgressLines.close(progress);
    }
  }

  private static void print(PrintWriter out, Synchronisation.Report report) {
    out.printf(
        "%nWhat has changed since %s, by %s%s%n",
        report.since(), report.service(), report.resumed() ? ", as begun before" : "");
    TextTable changes = new TextTable("code", "what", "becomes", "from");
    for (Change change : report.changes()) {
      changes.add(
          change.code(),
          change.fact().replace('_', ' '),
          change.value() == null ? "nothing" : change.value(),
          change.from());
    }
    if (!report.changes().isEmpty()) {
      changes.print(out);
    }
    if (!report.proposals().isEmpty()) {
      out.println();
      out.println("To be decided, by census ods proposals:");
      report.proposals().stream().map(Proposal::text).forEach(text -> out.println("  " + text));
    }
    report
        .unanswered()
        .forEach((code, problem) -> out.println("no answer for " + code + ": " + problem));
    if (report.problem() != null) {
      out.println();
      out.println("Nothing was published:");
      report.problem().lines().forEach(line -> out.println("  " + line));
    }
    out.println();
    out.printf(
        "%s: %d changes, %d proposals, %d organisations asked for%n",
        report.outcome().replace('_', ' '),
        report.changes().size(),
        report.proposals().size(),
        report.asked());
    out.flush();
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

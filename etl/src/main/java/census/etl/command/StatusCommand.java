package census.etl.command;

import census.etl.acquire.Acquirer;
import census.etl.acquire.Standing;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Source;
import census.etl.database.Database;
import census.etl.publish.Loads;
import census.etl.publish.Loads.Entry;
import census.etl.schedule.Runs;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Shows every dataset: the version that is served, how its last run ended, and whether its source has moved on; and what is scheduled.",
      "Sources are compared with what their publishers offer now, or with --sources a folder; nothing is downloaded."
    })
final class StatusCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private SourcesOption sources;
  @Mixin private JsonOption json;

  @Option(names = "--offline", description = "Do not ask whether sources have moved on.")
  private boolean offline;

  /** One dataset, as it stands. */
  record State(
      String dataset,
      String title,
      @Nullable Integer version,
      @Nullable Long rows,
      boolean sample,
      @Nullable LocalDate sourceDate,
      @Nullable Instant loaded,
      @Nullable String lastRun,
      @Nullable Instant lastRunEnded,
      String source,
      String sourceWhy) {}

  /** All that is told to machines. */
  record Status(List<State> datasets, List<Runs.Standing> schedule) {}

  @Override
  public Integer call() {
    Catalogue catalogue = installation.catalogue();
    List<State> states = new ArrayList<>();
    List<Runs.Standing> schedule;
    try (Database database = installation.database()) {
      schedule = new Runs(database.jdbc()).all();
      Loads loads = installation.pipeline(database, catalogue).loads();
      Acquirer acquirer = sources.acquirer(installation);
      for (Dataset dataset : catalogue.datasets()) {
        states.add(state(dataset, loads.history(dataset.id()), catalogue, acquirer));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, new Status(states, schedule));
    } else {
      print(out, states);
      printSchedule(out, schedule);
    }
    return 0;
  }

  private State state(
      Dataset dataset, List<Entry> history, Catalogue catalogue, Acquirer acquirer) {
    Optional<Entry> served = history.stream().filter(Entry::served).findFirst();
    Optional<Entry> last = history.stream().findFirst();
    Standing standing = served.map(e -> standing(e, catalogue, acquirer)).orElse(NOTHING);
    return new State(
        dataset.id(),
        dataset.title(),
        served.map(Entry::version).orElse(null),
        served.map(Entry::rows).orElse(null),
        served.map(Entry::sampleScale).isPresent(),
        served.flatMap(StatusCommand::sourceDate).orElse(null),
        served.map(Entry::startedAt).orElse(null),
        last.map(entry -> entry.outcome().id()).orElse(null),
        last.map(Entry::endedAt).orElse(null),
        standing.answer().words(),
        standing.why());
  }

  private static final Standing NOTHING =
      new Standing(Standing.Answer.CANNOT_SAY, "nothing is published");

  private Standing standing(Entry served, Catalogue catalogue, Acquirer acquirer) {
    if (offline) {
      return new Standing(Standing.Answer.CANNOT_SAY, "not asked");
    }
    if (served.sampleScale() != null && sources.folder().isEmpty()) {
      return new Standing(Standing.Answer.CANNOT_SAY, "sample data have no publisher");
    }
    List<Standing> all = new ArrayList<>();
    for (JsonNode file : JsonMapper.shared().readTree(served.sources())) {
      Source source = catalogue.source(file.get("source").asString());
      all.add(acquirer.standing(source, file.get("sha256").asString()));
    }
    return Standing.worst(all);
  }

  /** The newest day on which any of its files was published. */
  private static Optional<LocalDate> sourceDate(Entry served) {
    List<LocalDate> dates = new ArrayList<>();
    for (JsonNode file : JsonMapper.shared().readTree(served.sources())) {
      dates.add(LocalDate.parse(file.get("published").asString()));
    }
    return dates.stream().max(LocalDate::compareTo);
  }

  private static void print(PrintWriter out, List<State> states) {
    TextTable table =
        new TextTable(
            "dataset", "version", "rows", "data", "source date", "loaded", "last run", "source");
    for (State state : states) {
      table.add(
          state.dataset(),
          state.version(),
          state.rows(),
          state.version() == null ? null : state.sample() ? "sample" : "real",
          state.sourceDate(),
          Moment.text(state.loaded()),
          state.lastRun(),
          state.source().equals(Standing.Answer.CANNOT_SAY.words())
              ? state.source() + ": " + state.sourceWhy()
              : state.source());
    }
    table.print(out);
  }

  private static void printSchedule(PrintWriter out, List<Runs.Standing> schedule) {
    if (schedule.isEmpty()) {
      return;
    }
    out.println();
    TextTable table = new TextTable("scheduled", "cron", "next", "last", "went", "seen");
    for (Runs.Standing task : schedule) {
      table.add(
          task.task(),
          task.cron(),
          Moment.text(task.next()),
          Moment.text(task.last()),
          task.outcome(),
          Moment.text(task.seen()));
    }
    table.print(out);
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

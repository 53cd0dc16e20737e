package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.job.DatasetReport;
import census.etl.job.Progress;
import census.etl.job.RunLock;
import census.etl.organisation.Change;
import census.etl.organisation.Journal;
import census.etl.synchronisation.Proposals;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "proposals",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what synchronisations found that only a person can decide, or decides it.",
      "What is confirmed is recorded in the journal and published, all at once."
    })
final class OdsProposalsCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;
  @ArgGroup private Decision decision = new Decision();

  /** One of the two, or neither. */
  static final class Decision {

    @Option(
        names = "--confirm",
        arity = "1..*",
        paramLabel = "NUMBER",
        description = "Make the changes of these.")
    private List<Long> confirm = new ArrayList<>();

    @Option(
        names = "--dismiss",
        arity = "1..*",
        paramLabel = "NUMBER",
        description = "Leave it as it is, or as it has been decided by other means.")
    private List<Long> dismiss = new ArrayList<>();
  }

  @Override
  public Integer call() {
    try (Database database = installation.database()) {
      Proposals proposals = new Proposals(database.jdbc());
      List<Proposals.Open> open = proposals.open();
      if (!decision.confirm.isEmpty()) {
        return confirm(database, proposals, chosen(open, decision.confirm));
      }
      if (!decision.dismiss.isEmpty()) {
        proposals.dismissed(numbers(chosen(open, decision.dismiss)));
        return 0;
      }
      print(open);
      return 0;
    }
  }

  private List<Proposals.Open> chosen(List<Proposals.Open> open, List<Long> numbers) {
    Set<Long> unknown = new TreeSet<>(numbers);
    unknown.removeAll(numbers(open));
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "No such proposal is open: " + unknown + ". See census ods proposals");
    }
    return open.stream().filter(one -> numbers.contains(one.number())).toList();
  }

  private static List<Long> numbers(List<Proposals.Open> some) {
    return some.stream().map(Proposals.Open::number).toList();
  }

  private int confirm(Database database, Proposals proposals, List<Proposals.Open> chosen) {
    for (Proposals.Open one : chosen) {
      if (one.changes().isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "%d says what was found and not what to do: %s. Do what is to be done, then --dismiss it"
                .formatted(one.number(), one.says()));
      }
    }
    Catalogue catalogue = installation.catalogue();
    try (RunLock lock = RefreshCommand.lock(database, true)) {
      List<DatasetReport> reports =
          lock.hold(
              database,
              () ->
                  installation
                      .pipeline(database, catalogue)
                      .follow(
                          catalogue.dataset(Journal.DATASET),
                          () ->
                              new Journal(database.jdbc())
                                  .draft(Journal.Source.COMMAND, changes(chosen)),
                          false,
                          Progress.SILENT));
      boolean good = reports.stream().allMatch(report -> report.result().isGood());
      if (good) {
        proposals.confirmed(numbers(chosen));
      }
      RefreshSummary.print(spec.commandLine().getOut(), reports);
      return good ? 0 : 1;
    }
  }

  private static List<Change> changes(List<Proposals.Open> chosen) {
    return chosen.stream()
        .flatMap(one -> one.changes().stream().map(change -> because(change, one.says())))
        .toList();
  }

  private static Change because(Change change, String reason) {
    return new Change(
        change.code(),
        change.fact(),
        change.which(),
        change.value(),
        change.from(),
        change.legalFrom(),
        reason,
        null);
  }

  private void print(List<Proposals.Open> open) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, open);
      return;
    }
    TextTable table = new TextTable("number", "found", "says", "would change");
    for (Proposals.Open one : open) {
      table.add(
          one.number(),
          Moment.text(one.madeAt()),
          one.says(),
          one.changes().stream()
              .map(change -> "%s %s %s".formatted(change.code(), change.fact(), change.value()))
              .collect(Collectors.joining(", ")));
    }
    table.print(out);
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

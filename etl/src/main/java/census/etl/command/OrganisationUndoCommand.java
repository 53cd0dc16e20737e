package census.etl.command;

import census.etl.organisation.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Takes changes to organisations back: from their day on, it is as it would be without them.",
      "Nothing is taken out of the journal; what is taken back can be taken back again."
    })
final class OrganisationUndoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  /** Either some changes, or all that were made at once. */
  static final class Which {

    @Parameters(
        paramLabel = "CHANGE",
        description = "Numbers of changes, from census organisation history.")
    private List<Long> changes = new ArrayList<>();

    @Option(
        names = "--run",
        paramLabel = "RUN",
        description = "All changes that were recorded at once, as by a merger.")
    private @Nullable Long run;
  }

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Do everything but record and publish.")
  private boolean dryRun;

  @Override
  public Integer call() {
    return JournalDesk.open(
        installation,
        true,
        desk ->
            desk.record(
                desk.journal().takingBack(ids(desk.journal()), reason),
                dryRun,
                spec.commandLine().getOut()));
  }

  private List<Long> ids(Journal journal) {
    return which.run == null
        ? which.changes
        : journal.run(which.run).stream().map(Journal.Entry::id).toList();
  }
}

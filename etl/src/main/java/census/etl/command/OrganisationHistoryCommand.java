package census.etl.command;

import census.etl.organisation.Journal;
import census.etl.organisation.Journal.Entry;
import census.etl.organisation.Known;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Shows all that is recorded of an organisation, a trust or a diabetes unit, in the order in which it was recorded.",
      "What holds on a day is, of each fact, what has the latest day by then; of one day, what was recorded last."
    })
final class OrganisationHistoryCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "CODE", description = "Its code, as RGT01, RGT or PZ041.")
  private String code;

  /** What is shown in JSON. */
  private record History(
      String code, SortedSet<String> predecessors, List<String> successors, List<Entry> changes) {}

  @Override
  public Integer call() {
    return JournalDesk.open(installation, false, desk -> show(desk.journal()));
  }

  private int show(Journal journal) {
    String wanted = code.toUpperCase(Locale.ROOT);
    Known now = journal.on(LocalDate.now(ZoneId.systemDefault()));
    History history =
        new History(
            wanted,
            now.codesWith(Journal.SUCCESSOR, wanted),
            now.successors(wanted),
            journal.history(wanted));
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, history);
    } else {
      print(out, history);
    }
    return history.changes().isEmpty() ? 1 : 0;
  }

  private static void print(PrintWriter out, History history) {
    if (history.changes().isEmpty()) {
      out.println("Nothing is recorded of " + history.code() + ".");
      out.flush();
      return;
    }
    TextTable table =
        new TextTable(
            "change", "from", "in law", "what", "was", "is", "source", "recorded", "run", "reason");
    for (Entry entry : history.changes()) {
      table.add(
          entry.id(),
          entry.from() == null ? "ever" : entry.from(),
          entry.legalFrom(),
          entry.fact().replace('_', ' '),
          entry.was(),
          entry.value(),
          entry.source(),
          Moment.text(entry.recordedAt()),
          entry.run(),
          entry.undoes() == null
              ? entry.reason()
              : "takes back %d: %s".formatted(entry.undoes(), entry.reason()));
    }
    table.print(out);
    if (!history.predecessors().isEmpty()) {
      out.println("Merged into it: " + String.join(", ", history.predecessors()));
    }
    if (!history.successors().isEmpty()) {
      out.println("It is now: " + String.join(", ", history.successors()));
    }
    out.flush();
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

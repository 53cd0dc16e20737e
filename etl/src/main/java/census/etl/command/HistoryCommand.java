package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.publish.Loads.Entry;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Shows every load of a dataset, the newest first, and which version is served.")
final class HistoryCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DATASET", description = "Which dataset.")
  private String dataset;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = installation.catalogue();
    Dataset wanted = WantedDatasets.one(spec, catalogue, dataset);
    try (Database database = installation.database()) {
      List<Entry> history = installation.pipeline(database, catalogue).loads().history(wanted.id());
      if (json.isWanted()) {
        json.print(out, history.stream().map(LoadReport::of).toList());
      } else {
        print(out, history);
      }
    }
    return 0;
  }

  private static void print(PrintWriter out, List<Entry> history) {
    TextTable table =
        new TextTable("load", "outcome", "version", "rows", "started", "data", "state", "problem");
    for (Entry entry : history) {
      table.add(
          entry.loadId(),
          entry.outcome().id(),
          entry.version(),
          entry.rows(),
          Moment.text(entry.startedAt()),
          entry.sampleScale() == null ? "real" : "sample",
          entry.served() ? "served" : entry.kept() ? "kept" : "",
          entry.problem() == null ? "" : entry.problem().lines().findFirst().orElse(""));
    }
    table.print(out);
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

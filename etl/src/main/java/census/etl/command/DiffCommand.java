package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.job.Pipeline;
import census.etl.publish.Difference;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Shows what changed between two versions of a dataset: rows added, gone, changed, by column.")
final class DiffCommand implements Callable<Integer>, JsonOption.User {

  private static final int EXAMPLES = 5;

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(index = "0", paramLabel = "DATASET", description = "Which dataset.")
  private String dataset;

  @Parameters(
      index = "1..*",
      arity = "0..2",
      paramLabel = "VERSION",
      description =
          "The older and the newer version (default: the one before the served one, and that).")
  private List<Integer> versions = new ArrayList<>();

  /** What the command finds, for machines: all of it. */
  record Report(
      String dataset,
      int older,
      int newer,
      Difference.Summary summary,
      List<Difference.Row> rows) {}

  @Override
  public Integer call() {
    Catalogue catalogue = installation.catalogue();
    Dataset wanted = WantedDatasets.one(spec, catalogue, dataset);
    try (Database database = installation.database()) {
      Pipeline pipeline = installation.pipeline(database, catalogue);
      int[] between = between(pipeline, wanted);
      Difference difference = new Difference(database.jdbc(), wanted, between[0], between[1]);
      Difference.Summary summary = difference.summary();
      PrintWriter out = spec.commandLine().getOut();
      if (json.isWanted()) {
        List<Difference.Row> rows = new ArrayList<>();
        difference.forEach(rows::add);
        json.print(out, new Report(wanted.id(), between[0], between[1], summary, rows));
      } else {
        print(out, wanted, between, summary, difference);
      }
    }
    return 0;
  }

  private int[] between(Pipeline pipeline, Dataset wanted) {
    if (versions.size() == 2) {
      return new int[] {
        pipeline.keptVersion(wanted, versions.get(0)), pipeline.keptVersion(wanted, versions.get(1))
      };
    }
    if (versions.size() == 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Name two versions, or none to compare the served one with the one before");
    }
    int served = pipeline.served(wanted).version();
    return new int[] {pipeline.versionBefore(wanted, served), served};
  }

  private static void print(
      PrintWriter out,
      Dataset dataset,
      int[] between,
      Difference.Summary summary,
      Difference difference) {
    out.printf(
        "%s, version %d to %d: %,d rows added, %,d gone, %,d changed%n",
        dataset.id(), between[0], between[1], summary.added(), summary.gone(), summary.changed());
    if (!summary.changedBy().isEmpty()) {
      out.println();
      TextTable columns = new TextTable("column", "rows changed");
      summary.changedBy().forEach(columns::add);
      columns.print(out);
    }
    Map<Difference.Fate, Integer> shown = new EnumMap<>(Difference.Fate.class);
    TextTable examples = new TextTable("for example", "key", "change");
    difference.forEach(
        row -> {
          if (shown.merge(row.fate(), 1, Integer::sum) <= EXAMPLES) {
            examples.add(
                row.fate().name().toLowerCase(java.util.Locale.ROOT),
                String.join(" ", row.key()),
                row.columns().entrySet().stream()
                    .map(
                        e ->
                            e.getKey()
                                + " "
                                + e.getValue().before()
                                + " -> "
                                + e.getValue().after())
                    .limit(EXAMPLES)
                    .collect(Collectors.joining(", ")));
          }
        });
    if (!shown.isEmpty()) {
      out.println();
      examples.print(out);
    }
    out.flush();
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

package census.etl.command;

import census.etl.catalogue.Dataset;
import census.etl.check.CheckResult;
import census.etl.database.Database;
import census.etl.finding.Kind;
import census.etl.job.Pipeline;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Holds what is published against every expectation again, one line each.",
      "What needs the publisher's files was held when they were loaded; history shows how."
    })
final class ValidateCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DATASET", description = "Which datasets (default: all).")
  private List<String> datasets = new ArrayList<>();

  @Override
  public Integer call() {
    Map<String, List<CheckResult>> results = new LinkedHashMap<>();
    var catalogue = installation.catalogue();
    try (Database database = installation.database()) {
      Pipeline pipeline = installation.pipeline(database, catalogue);
      for (Dataset dataset : WantedDatasets.some(spec, catalogue, datasets)) {
        results.put(dataset.id(), pipeline.validate(dataset));
      }
    }
    print(results);
    return results.values().stream().flatMap(List::stream).allMatch(CheckResult::passed) ? 0 : 1;
  }

  private void print(Map<String, List<CheckResult>> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, results);
      return;
    }
    TextTable table = new TextTable("", "dataset", "of", "expected", "found");
    results.forEach(
        (dataset, checks) ->
            checks.forEach(
                check ->
                    table.add(
                        mark(check),
                        dataset,
                        check.subject(),
                        shortened(check.expected()),
                        shortened(check.found()))));
    table.print(out);
  }

  private static String mark(CheckResult check) {
    if (check.code().equals(Kind.NOT_COMPARED.code())) {
      return "-";
    }
    return check.passed() ? "ok" : "NOT " + check.code();
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

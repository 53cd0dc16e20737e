package census.etl.command;

import census.etl.catalogue.Dataset;
import census.etl.catalogue.Dataset.Example;
import census.etl.check.ExampleRunner;
import census.etl.database.Database;
import census.etl.finding.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the examples of declarations: given these staged rows, the select makes those.",
      "Nothing that is published is touched."
    })
final class ExamplesCommand implements Callable<Integer>, JsonOption.User {

  /**
   * One example.
   *
   * @param wrong what the select made instead, or null if it holds
   */
  record Result(String dataset, String example, @Nullable String wrong) {

    boolean holds() {
      return wrong == null;
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DATASET", description = "Which datasets (default: all).")
  private List<String> datasets = new ArrayList<>();

  @Override
  public Integer call() {
    List<Result> results = new ArrayList<>();
    var catalogue = installation.catalogue();
    try (Database database = installation.database()) {
      ExampleRunner runner = new ExampleRunner(database.dataSource(), catalogue);
      for (Dataset dataset : WantedDatasets.some(spec, catalogue, datasets)) {
        for (Example example : dataset.examples()) {
          @Nullable String wrong = runner.run(dataset, example).map(Finding::message).orElse(null);
          results.add(new Result(dataset.id(), example.says(), wrong));
        }
      }
    }
    print(results);
    return results.stream().allMatch(Result::holds) ? 0 : 1;
  }

  private void print(List<Result> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, results);
      return;
    }
    TextTable table = new TextTable("", "dataset", "example");
    results.forEach(
        result -> table.add(result.holds() ? "ok" : "NOT", result.dataset(), result.example()));
    table.print(out);
    results.stream().filter(result -> !result.holds()).map(Result::wrong).forEach(out::println);
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

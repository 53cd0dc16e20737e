package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Source;
import census.model.schema.PublishedTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "datasets",
    mixinStandardHelpOptions = true,
    description =
        "Shows the catalogue: what each dataset is, its files, publisher, licence, columns and expectations.")
final class DatasetsCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Which dataset (default: all).")
  private @Nullable String dataset;

  /** One dataset of the catalogue, for machines. */
  record Entry(
      String dataset,
      String title,
      String oneRow,
      PublishedTable table,
      List<String> standsOn,
      List<Source> sources,
      JsonNode expectations) {}

  @Override
  public Integer call() {
    Catalogue catalogue = installation.catalogue();
    PrintWriter out = spec.commandLine().getOut();
    List<Dataset> wanted =
        dataset == null
            ? catalogue.datasets()
            : List.of(WantedDatasets.one(spec, catalogue, dataset));
    if (json.isWanted()) {
      List<Entry> entries = wanted.stream().map(one -> entry(one, catalogue)).toList();
      json.print(out, dataset == null ? entries : entries.get(0));
    } else if (dataset == null) {
      list(out, wanted);
    } else {
      CataloguePage.of(wanted.get(0), catalogue).lines().forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static Entry entry(Dataset dataset, Catalogue catalogue) {
    return new Entry(
        dataset.id(),
        dataset.title(),
        dataset.oneRow(),
        dataset.table(),
        List.copyOf(dataset.standsOn()),
        catalogue.sourcesOf(dataset),
        JsonMapper.shared().readTree(dataset.json()).get("expectations"));
  }

  private static void list(PrintWriter out, List<Dataset> datasets) {
    TextTable table = new TextTable("dataset", "table", "title");
    datasets.forEach(one -> table.add(one.id(), one.table().name(), one.title()));
    table.print(out);
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

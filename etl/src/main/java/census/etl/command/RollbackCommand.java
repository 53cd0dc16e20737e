package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.job.RunLock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Points the published view of a dataset at an older version that is kept.",
      "A refresh then leaves it there until its sources move on, or --force says otherwise."
    })
final class RollbackCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DATASET", description = "Which dataset.")
  private String dataset;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Which version, older or newer (default: the one before).")
  private @Nullable Integer to;

  @Override
  public Integer call() {
    Catalogue catalogue = installation.catalogue();
    Dataset wanted = WantedDatasets.one(spec, catalogue, dataset);
    try (Database database = installation.database();
        RunLock lock = RefreshCommand.lock(database, false)) {
      int served =
          lock.hold(
              database,
              () ->
                  installation
                      .pipeline(database, catalogue)
                      .rollBack(wanted, Optional.ofNullable(to)));
      if (json.isWanted()) {
        json.print(spec.commandLine().getOut(), Map.of("dataset", wanted.id(), "version", served));
      } else {
        spec.commandLine().getOut().println(wanted.id() + ": version " + served + " is served now");
      }
    }
    return 0;
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

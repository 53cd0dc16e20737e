package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.model.wording.Nearest;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The datasets that a person names; a name that there is not is wrong usage. */
final class WantedDatasets {

  private WantedDatasets() {}

  static Dataset one(CommandSpec spec, Catalogue catalogue, String name) {
    if (!catalogue.hasDataset(name)) {
      List<String> all = catalogue.datasets().stream().map(Dataset::id).toList();
      throw new ParameterException(
          spec.commandLine(),
          "There is no dataset %s; did you mean %s?".formatted(name, Nearest.first(name, all)));
    }
    return catalogue.dataset(name);
  }

  /** All of them if none is named. */
  static List<Dataset> some(CommandSpec spec, Catalogue catalogue, Collection<String> names) {
    names.forEach(name -> one(spec, catalogue, name));
    return catalogue.datasets(names);
  }
}

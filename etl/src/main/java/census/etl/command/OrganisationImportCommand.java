package census.etl.command;

import census.etl.acquire.Service;
import census.etl.acquire.WebLimits;
import census.etl.organisation.Import;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the lists from the answers of the service that kept them before.",
      "Load them with: census refresh --sources DIR"
    })
final class OrganisationImportCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "URL",
      description = "Address of the service, as https://HOST/rcpch-nhs-organisations/api/v1/")
  private URI address;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "The folder for the lists; it is made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("organisations");

  @Override
  public Integer call() {
    Import.Made made = new Import(new Service(address, WebLimits.safe())).into(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(out, made);
    } else {
      print(out, made);
    }
    return 0;
  }

  private void print(PrintWriter out, Import.Made made) {
    TextTable lists = new TextTable("list", "rows");
    made.rows().forEach((name, rows) -> lists.add(folder.resolve(name), rows));
    lists.print(out);
    if (!made.unitsLeftOut().isEmpty()) {
      out.printf(
          "Left out, as they have no organisation: %s%n", String.join(", ", made.unitsLeftOut()));
    }
    if (!made.primaryOrganisations()) {
      out.println(
          "The service did not say which organisation of a unit is the primary one: it will be the first by name.");
    }
    out.flush();
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

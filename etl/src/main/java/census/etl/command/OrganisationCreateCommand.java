package census.etl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Makes organisations known as the Organisation Data Service has them, or brings them back.",
      "Shows what they will belong to and what is missing, and asks. All of them or none."
    })
final class OrganisationCreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private MergerOptions options;

  @Parameters(paramLabel = "CODE", arity = "1..*", description = "ODS codes of organisations.")
  private List<String> codes = new ArrayList<>();

  @Override
  public Integer call() {
    return options.carryOut(installation, spec, mergers -> mergers.create(codes));
  }
}

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
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {
      "Takes organisations out of the lists. What they belong to stays in the journal, for when they come back.",
      "Shows what is left broken, and asks. All of them or none."
    })
final class OrganisationDeleteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private MergerOptions options;

  @Parameters(paramLabel = "CODE", arity = "1..*", description = "ODS codes of organisations.")
  private List<String> codes = new ArrayList<>();

  @Override
  public Integer call() {
    return options.carryOut(installation, spec, mergers -> mergers.delete(codes));
  }
}

package census.etl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Merges organisations, or trusts with all their organisations, into one, which is made known if need be.",
      "The old ones are closed from that day on, and lead to the new one. All of it or nothing."
    })
final class OrganisationMergeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private MergerOptions options;

  @Parameters(paramLabel = "OLD", arity = "1..*", description = "ODS codes of what ends.")
  private List<String> old = new ArrayList<>();

  @Option(
      names = "--into",
      paramLabel = "NEW",
      required = true,
      description = "ODS code of what goes on, or begins.")
  private String into = "";

  @Override
  public Integer call() {
    return options.carryOut(installation, spec, mergers -> mergers.merge(old, into));
  }
}

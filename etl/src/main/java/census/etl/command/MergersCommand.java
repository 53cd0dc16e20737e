package census.etl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "mergers",
    mixinStandardHelpOptions = true,
    description = "As the older service had it: census organisation create, and delete.")
final class MergersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private MergerOptions options;

  @Option(
      names = "--organisations",
      paramLabel = "CODE",
      arity = "1..*",
      required = true,
      description = "ODS codes of organisations.")
  private List<String> codes = new ArrayList<>();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /** One of the two. */
  static final class What {

    @Option(names = "--create", description = "Make them known.")
    private boolean create;

    @Option(names = "--delete", description = "Take them out.")
    private boolean delete;
  }

  @Override
  public Integer call() {
    return options.carryOut(
        installation,
        spec,
        mergers -> what.create && !what.delete ? mergers.create(codes) : mergers.delete(codes));
  }
}

package census.etl.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops the embedded database. What it holds is kept.")
final class DownCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;

  @Override
  public Integer call() {
    boolean stopped =
        installation
            .embedded()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The database is the one that CENSUS_DATABASE_URL names; it is not stopped from here."))
            .stop();
    spec.commandLine()
        .getOut()
        .println(
            stopped
                ? "The embedded database is stopped."
                : "The embedded database was not running.");
    return 0;
  }
}

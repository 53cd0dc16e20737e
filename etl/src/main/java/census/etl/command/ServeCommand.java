package census.etl.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the API alone, until Ctrl-C.",
      "Another database than the embedded one is read as CENSUS_READER_USER with CENSUS_READER_PASSWORD."
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private PortOption port;

  @Override
  public Integer call() throws InterruptedException {
    try (ApiProcess api = ApiProcess.start(installation, port.number())) {
      Runtime.getRuntime().addShutdownHook(new Thread(api::close));
      api.awaitAnswer();
      spec.commandLine().getOut().println("The API answers at " + api.address() + "/api/v1/");
      spec.commandLine().getOut().flush();
      return api.await() == 0 ? 0 : 1;
    }
  }
}

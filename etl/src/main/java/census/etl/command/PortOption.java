package census.etl.command;

import picocli.CommandLine.Option;

/** {@code --port}: where the API answers. */
final class PortOption {

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      description = "Where the API answers (default: ${DEFAULT-VALUE}).")
  private int port = 8000;

  int number() {
    return port;
  }
}

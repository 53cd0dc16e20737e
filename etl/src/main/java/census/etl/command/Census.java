package census.etl.command;

import census.etl.finding.Fault;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;

/** {@code census}: the one command, with a subcommand for everything that a person does. */
@Command(
    name = "census",
    description =
        "Takes in published tables about places, checks them, publishes them and serves them.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      ServeCommand.class,
      RefreshCommand.class,
      StatusCommand.class,
      ValidateCommand.class,
      ExamplesCommand.class,
      HistoryCommand.class,
      RollbackCommand.class,
      DiffCommand.class,
      ExportCommand.class,
      DatasetsCommand.class,
      DescribeCommand.class,
      SampleCommand.class,
      OrganisationCommand.class,
      MergersCommand.class,
      EnrichCommand.class,
      OdsCommand.class,
      ScheduleCommand.class,
    },
    footer = {
      "",
      "The database is an embedded one, kept in .census, unless CENSUS_DATABASE_URL,",
      "CENSUS_DATABASE_USER and CENSUS_DATABASE_PASSWORD name another (PostgreSQL 14 or newer).",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    })
public final class Census {

  private final Map<String, String> environment;
  private final BufferedReader answers;

  private Census(Map<String, String> environment, Reader answers) {
    this.environment = environment;
    this.answers = new BufferedReader(answers);
  }

  /** What a command is a part of. */
  static Census of(CommandSpec command) {
    return (Census) command.root().userObject();
  }

  Map<String, String> environment() {
    return environment;
  }

  /** What the person who typed the command says to its questions. */
  BufferedReader answers() {
    return answers;
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return commandLine(System.getenv(), new InputStreamReader(System.in, Charset.defaultCharset()));
  }

  static CommandLine commandLine(Map<String, String> environment, Reader answers) {
    return new CommandLine(new Census(environment, answers))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(explain());
  }

  /** What a person can mend is said in words; a fault of our own shows where it came from. */
  private static IExecutionExceptionHandler explain() {
    return (exception, commandLine, parsed) -> {
      PrintWriter err = commandLine.getErr();
      if (commandLine.getCommand() instanceof JsonOption.User user && user.json().isWanted()) {
        user.json().print(commandLine.getOut(), ErrorReport.of(exception));
      } else if (isExpected(exception)) {
        err.println(commandLine.getColorScheme().errorText(words(exception)));
      } else {
        exception.printStackTrace(err);
      }
      err.flush();
      return CommandLine.ExitCode.SOFTWARE;
    };
  }

  private static boolean isExpected(Exception exception) {
    return exception instanceof Fault
        || exception instanceof IllegalStateException
        || exception instanceof UncheckedIOException;
  }

  /** The message, and the reason below it where there is one. */
  private static String words(Exception exception) {
    String message = String.valueOf(exception.getMessage());
    @Nullable Throwable cause = exception.getCause();
    return cause == null || exception instanceof Fault ? message : message + ": " + cause;
  }
}

package census.etl.command;

import census.etl.describe.Description;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at a publisher's file (sheet, header row, types, keys, ranges, fill) and writes the first draft of a declaration for it.",
      "Save it as NAME.sources.yml in source-data, and fill in what only a person knows."
    })
final class DescribeCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "FILE", description = "CSV, XLSX, XLS or ODS.")
  private Path file;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException("There is no file " + file);
    }
    Description description = Description.of(file);
    if (json.isWanted()) {
      json.print(spec.commandLine().getOut(), description);
    } else {
      spec.commandLine().getOut().print(description.declaration());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

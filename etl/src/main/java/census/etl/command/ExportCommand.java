package census.etl.command;

import census.etl.database.Database;
import census.etl.export.DataPackage;
import census.etl.export.Format;
import census.etl.export.Libraries;
import census.model.schema.PublishedTable;
import census.model.wording.Nearest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what is published as a data package: CSV, Parquet, SQLite, with a description and checksums.",
      "The same published versions make the same bytes; a folder that has them already is left as it is."
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "The folder to write to; an older export there is replaced when the new one is whole.")
  private @Nullable Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = "Which formats (default: all): ${COMPLETION-CANDIDATES}.")
  private Set<Format> formats = EnumSet.allOf(Format.class);

  @Option(
      names = "--only",
      paramLabel = "TABLE",
      split = ",",
      description = "Which tables (default: all that are published).")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--include-ni-postcodes",
      description =
          "Do not leave out the postcodes of Northern Ireland. Their licence forbids passing them on: for use within one organisation only.")
  private boolean includeNorthernIrishPostcodes;

  @Option(
      names = "--python",
      paramLabel = "DIR",
      description =
          "Write the lists of organisations and the indices of deprivation as a Python package: a new version, with what changed, if anything has.")
  private @Nullable Path python;

  @Option(
      names = "--maven",
      paramLabel = "DIR",
      description = "Write the same as a jar with its sources and its pom.")
  private @Nullable Path maven;

  @Override
  public Integer call() {
    if (folder == null && python == null && maven == null) {
      throw new ParameterException(
          spec.commandLine(), "Name a DIR, or --python or --maven with one");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = installation.database()) {
      if (folder != null) {
        dataPackage(database, folder, out);
      }
      if (python != null) {
        library(database, Libraries.Language.PYTHON, python, out);
      }
      if (maven != null) {
        library(database, Libraries.Language.MAVEN, maven, out);
      }
    }
    return 0;
  }

  private void dataPackage(Database database, Path to, PrintWriter out) {
    DataPackage.Wish wish =
        new DataPackage.Wish(
            new TreeSet<>(formats),
            tables.stream().map(this::table).toList(),
            includeNorthernIrishPostcodes);
    DataPackage.Outcome outcome =
        new DataPackage(database.dataSource())
            .write(to, wish, (table, rows) -> say(out, "%,12d  %s".formatted(rows, table)));
    say(out, (outcome.isUnchanged() ? "Unchanged: " : "Written: ") + to);
    if (!includeNorthernIrishPostcodes) {
      say(
          out,
          "The postcodes of Northern Ireland are left out: their licence forbids passing them on.");
    }
  }

  private static void library(
      Database database, Libraries.Language language, Path to, PrintWriter out) {
    Libraries.Outcome outcome = new Libraries(database.dataSource()).write(language, to);
    if (outcome.isUnchanged()) {
      say(out, "Unchanged: %s of %s".formatted(outcome.version(), to));
    }
    outcome.files().forEach(file -> say(out, "Written: " + file));
  }

  private PublishedTable table(String name) {
    return PublishedTable.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--only %s: there is no such table; the nearest is %s"
                        .formatted(
                            name,
                            Nearest.first(
                                name,
                                PublishedTable.all().stream()
                                    .map(PublishedTable::name)
                                    .toList()))));
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}

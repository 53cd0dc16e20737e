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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      "The same published versions make the same bytes; a folder that has them already is left as it is.",
      "The postcodes of Northern Ireland are left out unless they are asked for."
    })
final class ExportCommand implements Callable<Integer>, JsonOption.User {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

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
    Map<String, Object> report = new LinkedHashMap<>();
    try (Database database = installation.database()) {
      if (folder != null) {
        report.put("package", dataPackage(database, folder));
      }
      if (python != null) {
        report.put("python", library(database, Libraries.Language.PYTHON, python));
      }
      if (maven != null) {
        report.put("maven", library(database, Libraries.Language.MAVEN, maven));
      }
    }
    if (json.isWanted()) {
      json.print(spec.commandLine().getOut(), report);
    }
    return 0;
  }

  /** What was done, for machines. */
  private record PackageReport(Path folder, boolean unchanged, Map<String, Long> rows) {}

  /** The same of a library. */
  private record LibraryReport(
      Path folder, String version, boolean unchanged, List<String> files) {}

  private PackageReport dataPackage(Database database, Path to) {
    DataPackage.Wish wish =
        new DataPackage.Wish(
            new TreeSet<>(formats),
            tables.stream().map(this::table).toList(),
            includeNorthernIrishPostcodes);
    DataPackage.Outcome outcome =
        new DataPackage(database.dataSource())
            .write(to, wish, (table, rows) -> say("%,12d  %s".formatted(rows, table)));
    say((outcome.isUnchanged() ? "Unchanged: " : "Written: ") + to);
    if (!includeNorthernIrishPostcodes) {
      say("The postcodes of Northern Ireland are left out: their licence forbids passing them on.");
    }
    return new PackageReport(to, outcome.isUnchanged(), outcome.rows());
  }

  private LibraryReport library(Database database, Libraries.Language language, Path to) {
    Libraries.Outcome outcome = new Libraries(database.dataSource()).write(language, to);
    if (outcome.isUnchanged()) {
      say("Unchanged: %s of %s".formatted(outcome.version(), to));
    }
    outcome.files().forEach(file -> say("Written: " + file));
    return new LibraryReport(
        to,
        outcome.version(),
        outcome.isUnchanged(),
        outcome.files().stream().map(Path::toString).toList());
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

  private void say(String line) {
    if (!json.isWanted()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(line);
      out.flush();
    }
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

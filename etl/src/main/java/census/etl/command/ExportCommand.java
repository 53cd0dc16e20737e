package census.etl.command;

import census.etl.database.Database;
import census.etl.export.DataPackage;
import census.etl.export.Format;
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
      paramLabel = "DIR",
      description =
          "The folder to write to; an older export there is replaced when the new one is whole.")
  private Path folder;

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

  @Override
  public Integer call() {
    List<PublishedTable> wanted = tables.stream().map(this::table).toList();
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = installation.database()) {
      DataPackage.Outcome outcome =
          new DataPackage(database.dataSource())
              .write(
                  folder,
                  new DataPackage.Wish(
                      new TreeSet<>(formats), wanted, includeNorthernIrishPostcodes),
                  (table, rows) -> say(out, "%,12d  %s".formatted(rows, table)));
      say(out, outcome.isUnchanged() ? "Unchanged: " + folder : "Written: " + folder);
      if (!includeNorthernIrishPostcodes) {
        say(
            out,
            "The postcodes of Northern Ireland are left out: their licence forbids passing them on.");
      }
    }
    return 0;
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

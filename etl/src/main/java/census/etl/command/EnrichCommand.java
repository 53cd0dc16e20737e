package census.etl.command;

import census.etl.database.DatabaseAddress;
import census.etl.enrich.Enricher;
import census.etl.enrich.Enricher.Wish;
import census.etl.enrich.Published;
import census.etl.enrich.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    name = "enrich",
    mixinStandardHelpOptions = true,
    description = {
      "Adds to each row of a file what is published of its postcode: small area, deprivation, areas.",
      "All is done on this machine. Postcodes are in the two files and nowhere else: not in a message, a log or a temporary file."
    })
final class EnrichCommand implements Callable<Integer>, JsonOption.User {

  private static final String STANDARD_STREAM = "-";
  private static final String SHOW = "?";

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "CSV or TSV, gzipped if its name ends in .gz, or a workbook (.xlsx, .xls, .ods) or .parquet; - reads CSV or TSV from the standard input.")
  private @Nullable String input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write: Parquet if its name ends in .parquet, else text, gzipped if it ends in .gz; - is the standard output. It appears when it is whole.")
  private @Nullable String output;

  @Option(
      names = "--data",
      paramLabel = "PLACE",
      description =
          "A package that census export has made, its folder or its census.sqlite, instead of the database.")
  private @Nullable Path data;

  @Option(
      names = "--postcode-column",
      paramLabel = "HEADER",
      description = "Which column has the postcodes (default: found by its name or its content).")
  private @Nullable String postcodeColumn;

  @Option(
      names = "--as-of-column",
      paramLabel = "HEADER",
      description = {
        "Take for each row the edition that guidance prescribes for the date in this column, as 2016-05-01 or 01/05/2016.",
        "Where no guidance is known: the newest, and the row says so."
      })
  private @Nullable String dateColumn;

  @Option(
      names = "--edition",
      paramLabel = "NATION=YEAR",
      split = ",",
      description = "Take this edition, as england=2019 (default: the newest of each nation).")
  private Map<String, Integer> editions = new LinkedHashMap<>();

  @Option(
      names = "--quantiles",
      paramLabel = "NUMBER",
      split = ",",
      defaultValue = "5,10",
      description = "Into how many equal groups (default: ${DEFAULT-VALUE}).")
  private List<Integer> quantiles = List.of();

  @Option(
      names = "--add",
      paramLabel = "NAME",
      defaultValue =
          "local_authority,ward,integrated_care_board,health_authority,nhs_england_region,region",
      description =
          "What to add of the directory, with commas between; ? shows the choices (default: ${DEFAULT-VALUE}).")
  private String additions = "";

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the names of the added columns begin with.")
  private String prefix = "";

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      description = "What stands between cells (default: found in the first line).")
  private @Nullable Character delimiter;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "Which sheet of a workbook (default: the only one).")
  private @Nullable String sheet;

  @Override
  public Integer call() throws IOException, SQLException {
    if (SHOW.equals(additions)) {
      TextTable choices = new TextTable("name", "what it is");
      Enricher.choices().forEach(choices::add);
      choices.print(spec.commandLine().getOut());
      return 0;
    }
    if (input == null || output == null) {
      throw wrong("Name a file to read and one to write: census enrich FILE -o FILE");
    }
    if (!input.equals(STANDARD_STREAM) && !Files.exists(Path.of(input))) {
      throw wrong("There is no file %s; - is the standard input".formatted(input));
    }
    Path folder = Path.of(output).toAbsolutePath().resolveSibling("");
    if (!output.equals(STANDARD_STREAM) && !Files.isDirectory(folder)) {
      throw wrong("There is no folder %s to write into".formatted(folder));
    }
    PrintWriter told =
        output.equals(STANDARD_STREAM) ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Summary summary = enrich(wish(), input, output);
    if (json.isWanted()) {
      json.print(told, summary);
    } else {
      print(told, summary);
    }
    return 0;
  }

  private Wish wish() {
    for (String nation : editions.keySet()) {
      if (!Enricher.nations().contains(nation)) {
        throw wrong(
            "--edition: %s is none of %s".formatted(nation, String.join(", ", Enricher.nations())));
      }
    }
    if (dateColumn != null && !editions.isEmpty()) {
      throw wrong("--edition and --as-of-column can not both choose the edition");
    }
    if (quantiles.stream().anyMatch(groups -> groups < 2 || groups > 100)) {
      throw wrong("--quantiles takes numbers from 2 to 100");
    }
    return new Wish(
        postcodeColumn,
        dateColumn,
        delimiter,
        sheet,
        editions,
        quantiles.stream().distinct().toList(),
        Arrays.stream(additions.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList(),
        prefix);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Summary enrich(Wish wish, String from, String to) throws IOException, SQLException {
    if (isOneFile(from, to)) {
      throw wrong("The output must be another file than the input");
    }
    try (Published published = published();
        EnrichProgress progress = new EnrichProgress()) {
      return new Enricher(published).enrich(wish, from, to, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("%s could not be enriched into %s".formatted(from, to), e);
    }
  }

  private static boolean isOneFile(String one, String other) throws IOException {
    return !other.equals(STANDARD_STREAM)
        && Files.exists(Path.of(other))
        && Files.exists(Path.of(one))
        && Files.isSameFile(Path.of(one), Path.of(other));
  }

  private Published published() throws SQLException {
    if (data != null) {
      return Published.inPackage(data);
    }
    DatabaseAddress address = installation.address();
    return Published.inDatabase(
        DriverManager.getConnection(address.url(), address.user(), address.password()));
  }

  private static void print(PrintWriter out, Summary summary) {
    TextTable table = new TextTable("", "rows");
    summary.byStatus().forEach(table::add);
    table.add("in all", "%,d".formatted(summary.rows()));
    table.print(out);
    table(out, "nation", summary.byNation());
    table(out, "index used", summary.byIndex());
    table(out, "remark", summary.byRemark());
    if (!summary.warning().isEmpty()) {
      out.println();
      out.println(summary.warning());
    }
    out.flush();
  }

  private static void table(PrintWriter out, String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.println();
      TextTable table = new TextTable(title, "rows");
      counts.forEach((name, rows) -> table.add(name, "%,d".formatted(rows)));
      table.print(out);
    }
  }

  @Override
  public JsonOption json() {
    return json;
  }
}

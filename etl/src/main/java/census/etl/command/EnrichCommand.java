package census.etl.command;

import census.etl.database.DatabaseAddress;
import census.etl.enrich.Enricher;
import census.etl.enrich.Enricher.Wish;
import census.etl.enrich.Summary;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
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
  private static final int BUFFER = 1 << 18;

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "CSV or TSV, gzipped if its name ends in .gz; - reads the standard input.")
  private @Nullable String input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write, gzipped if the name ends in .gz; - is the standard output. It appears when it is whole.")
  private @Nullable String output;

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
        "For nations without guidance: the newest."
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
      description = "What to add of the directory, with commas between; ? shows the choices.")
  private @Nullable String additions;

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

  @Override
  public Integer call() throws IOException, SQLException {
    if (SHOW.equals(additions)) {
      TextTable choices = new TextTable("name", "what it is");
      Enricher.choices().forEach(choices::add);
      choices.print(spec.commandLine().getOut());
      return 0;
    }
    Summary summary = enrich(wish());
    PrintWriter told =
        STANDARD_STREAM.equals(output) ? spec.commandLine().getErr() : spec.commandLine().getOut();
    if (json.isWanted()) {
      json.print(told, summary);
    } else {
      print(told, summary);
    }
    return 0;
  }

  private Wish wish() {
    if (input == null || output == null) {
      throw new ParameterException(
          spec.commandLine(), "Name a file to read and one to write: census enrich FILE -o FILE");
    }
    if (!STANDARD_STREAM.equals(output) && Path.of(input).equals(Path.of(output))) {
      throw new ParameterException(
          spec.commandLine(), "The output must be another file than the input");
    }
    editions.keySet().stream()
        .filter(nation -> !Enricher.nations().contains(nation))
        .findFirst()
        .ifPresent(
            nation -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "--edition: %s is none of %s"
                      .formatted(nation, String.join(", ", Enricher.nations())));
            });
    if (dateColumn != null && !editions.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--edition and --as-of-column can not both choose the edition");
    }
    if (quantiles.stream().anyMatch(groups -> groups < 2 || groups > 100)) {
      throw new ParameterException(spec.commandLine(), "--quantiles takes numbers from 2 to 100");
    }
    String wanted = additions == null ? Enricher.usualAdditions() : additions;
    return new Wish(
        postcodeColumn,
        dateColumn,
        delimiter,
        editions,
        quantiles,
        Arrays.stream(wanted.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList(),
        prefix);
  }

  // ------------------------------------------------------------------ files

  private Summary enrich(Wish wish) throws IOException, SQLException {
    String from = String.valueOf(input);
    String to = String.valueOf(output);
    try (Connection connection = connect();
        InputStream raw = STANDARD_STREAM.equals(from) ? System.in : open(Path.of(from));
        Watched watched = new Watched(raw, size(from));
        InputStream in = isGzipped(from) ? new GZIPInputStream(watched, BUFFER) : watched) {
      if (STANDARD_STREAM.equals(to)) {
        OutputStream out = new BufferedOutputStream(keptOpen(System.out), BUFFER);
        Summary summary = run(connection, wish, from, in, out, watched);
        out.flush();
        return summary;
      }
      return write(Path.of(to), out -> run(connection, wish, from, in, out, watched));
    }
  }

  private interface Writing {
    Summary to(OutputStream out) throws IOException, SQLException;
  }

  /** Under its name there is a whole file or none; what is being written can be seen beside it. */
  private static Summary write(Path file, Writing writing) throws IOException, SQLException {
    Path making = file.resolveSibling(file.getFileName() + ".making");
    try {
      Summary summary;
      try (OutputStream raw = Files.newOutputStream(making);
          OutputStream out =
              new BufferedOutputStream(
                  isGzipped(file.toString()) ? new GZIPOutputStream(raw, BUFFER) : raw, BUFFER)) {
        summary = writing.to(out);
      }
      Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException("%s could not be written".formatted(file), e);
    } finally {
      Files.deleteIfExists(making);
    }
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s can not be read".formatted(file), e);
    }
  }

  private static Summary run(
      Connection connection,
      Wish wish,
      String name,
      InputStream in,
      OutputStream out,
      LongConsumer progress)
      throws IOException, SQLException {
    return new Enricher(connection, "published.").enrich(wish, name, in, out, progress);
  }

  private Connection connect() throws SQLException {
    DatabaseAddress address = installation.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  private static boolean isGzipped(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static long size(String file) throws IOException {
    return STANDARD_STREAM.equals(file) ? -1 : Files.size(Path.of(file));
  }

  private static OutputStream keptOpen(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  // ------------------------------------------------------------------ for the person who waits

  /** Knows how much of the file has been read, and shows it on a terminal. */
  private static final class Watched extends java.io.FilterInputStream implements LongConsumer {

    private final @Nullable ProgressBar bar;

    Watched(InputStream in, long size) {
      super(in);
      bar =
          Boolean.getBoolean("census.terminal")
              ? new ProgressBarBuilder()
                  .setTaskName("enriched")
                  .setUnit(" MB", 1 << 20)
                  .setInitialMax(size)
                  .showSpeed()
                  .build()
              : null;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      if (bar != null && read > 0) {
        bar.stepBy(read);
      }
      return read;
    }

    @Override
    public void accept(long rows) {
      if (bar != null) {
        bar.setExtraMessage("%,d rows".formatted(rows));
      }
    }

    @Override
    public void close() throws IOException {
      if (bar != null) {
        bar.close();
      }
      super.close();
    }
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

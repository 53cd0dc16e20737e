package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.database.EmbeddedDatabase;
import census.etl.job.DatasetReport;
import census.etl.job.RefreshOptions;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts everything: the embedded database, a refresh, and the API, until Ctrl-C.",
      "Without --sources it loads the fictional sample, which it makes itself."
    })
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Installation installation;
  @Mixin private SourcesOption sources;
  @Mixin private PortOption port;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description =
          "How large the sample is: 1 is as large as the publishers', and takes minutes (default: ${DEFAULT-VALUE}).")
  private double scale = 0.1;

  private final Deque<Runnable> running = new ConcurrentLinkedDeque<>();

  @Override
  public Integer call() throws InterruptedException {
    SampleCommand.requireScale(spec, scale);
    PrintWriter out = spec.commandLine().getOut();
    Optional<EmbeddedDatabase> embedded = installation.embedded();
    say(
        out,
        embedded.isPresent()
            ? "Starting the embedded PostgreSQL"
            : "Using the PostgreSQL of the environment");
    if (embedded.map(EmbeddedDatabase::start).orElse(false)) {
      running.push(() -> embedded.ifPresent(EmbeddedDatabase::stop));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    Catalogue catalogue = installation.catalogue();
    if (sources.folder().isEmpty()) {
      sources.take(sample(out, catalogue));
    }
    say(out, "Loading what has changed");
    List<DatasetReport> reports =
        RefreshCommand.refresh(
            installation,
            catalogue,
            catalogue.datasets(),
            sources,
            new RefreshOptions(false, false, sources.sampleScale()),
            true,
            ProgressLines.to(out));
    RefreshSummary.print(out, reports);
    if (!reports.stream().allMatch(report -> report.result().isGood())) {
      say(out, "Some datasets were not loaded; what was published before is served");
    }
    return serve(out);
  }

  private Path sample(PrintWriter out, Catalogue catalogue) {
    Path folder = installation.home().resolve("sample");
    SampleMark mark = SampleMark.of(SampleCommand.USUAL_SEED, scale);
    if (!Sample.isCurrent(folder, mark, catalogue)) {
      say(out, "Making the fictional sample in " + folder);
      try (Database database = installation.database()) {
        new Sample(database.dataSource(), catalogue)
            .write(folder, mark, file -> say(out, "  " + file.getFileName()));
      }
    }
    return folder;
  }

  private int serve(PrintWriter out) throws InterruptedException {
    say(out, "");
    say(out, "Starting the API");
    ApiProcess api = ApiProcess.start(installation, port.number());
    running.push(api::close);
    api.awaitAnswer();
    String base = api.address() + "/api/v1/";
    say(out, "");
    say(out, "Open  " + base + "swagger-ui/");
    say(out, "or    curl '" + base + "english_indices_of_multiple_deprivation/?page_size=1'");
    say(out, "      curl '" + base + "local_authority_districts/?year=2019'");
    say(out, "      curl '" + base + "datasets/english_index_2019/'");
    say(out, "Ctrl-C stops it.");
    return api.await() == 0 ? 0 : 1;
  }

  /** What was started last is stopped first: the API, then the database that it reads. */
  private void stop() {
    while (!running.isEmpty()) {
      running.pop().run();
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}

package census.etl.benchmark;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.command.Census;
import census.etl.database.Database;
import census.etl.database.EmbeddedDatabase;
import census.etl.job.DatasetReport;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A home with a PostgreSQL of its own, in which commands run as the launcher runs them. */
final class Home implements AutoCloseable {

  static final Catalogue CATALOGUE = Catalogue.read(Path.of("source-data"));

  private final TemporaryFolder folder;
  private final EmbeddedDatabase embedded;

  private Home(TemporaryFolder folder) {
    this.folder = folder;
    this.embedded = new EmbeddedDatabase(folder.resolve("postgres"));
  }

  static Home create() throws IOException {
    Home home = new Home(TemporaryFolder.create());
    home.embedded.start();
    return home;
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  Database open() {
    return Database.open(embedded.owner());
  }

  /**
   * Loads datasets, as they are loaded before a publisher's new file comes.
   *
   * @param scale of the sample, or null if it is none
   */
  void load(List<Dataset> datasets, Path files, @Nullable Double scale) {
    try (Database database = open()) {
      List<DatasetReport> reports =
          new Pipeline(database, CATALOGUE, "benchmark")
              .refresh(
                  datasets,
                  new FolderAcquirer(files, folder.resolve("cache")),
                  new RefreshOptions(false, false, scale),
                  Progress.SILENT);
      if (!reports.stream().allMatch(report -> report.result().isGood())) {
        throw new IllegalStateException(reports.toString());
      }
    }
  }

  /** What some datasets stand on, and what that does. */
  static List<Dataset> under(Collection<String> datasets) {
    Set<String> under = new LinkedHashSet<>();
    List<String> left = new ArrayList<>(datasets);
    while (!left.isEmpty()) {
      CATALOGUE.dataset(left.remove(0)).standsOn().stream().filter(under::add).forEach(left::add);
    }
    return CATALOGUE.datasets(under);
  }

  /** Loads datasets again by the command, in a fresh Java; its report of each. */
  JsonNode refresh(String heap, Path files, Collection<String> datasets) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "refresh", "--force", "--json", "--sources=" + files, "--home=" + folder.path()));
    arguments.addAll(datasets);
    return JsonMapper.shared().readTree(census(heap, arguments.toArray(String[]::new)));
  }

  static String census(String heap, String... arguments) throws Exception {
    OtherJava census = OtherJava.run(List.of(heap, "-Dcensus.root=."), Census.class, arguments);
    if (!census.succeeded()) {
      throw new IllegalStateException(census.output());
    }
    return census.output();
  }

  @Override
  public void close() throws IOException {
    embedded.stop();
    folder.close();
  }
}

package census.etl.job;

import census.etl.acquire.Acquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.check.CheckResult;
import census.etl.check.Checker;
import census.etl.check.Version;
import census.etl.database.Database;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.job.DatasetReport.Result;
import census.etl.publish.Loads;
import census.etl.publish.Loads.Entry;
import census.etl.publish.Loads.Served;
import census.etl.publish.Versions;
import census.etl.stage.Staging;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Refreshes datasets, each after those that it stands on, independent ones side by side. */
public final class Pipeline {

  private static final int SIDE_BY_SIDE = 2;

  private final Database database;
  private final Catalogue catalogue;
  private final String codeVersion;
  private final Loads loads;
  private final Versions versions;

  public Pipeline(Database database, Catalogue catalogue, String codeVersion) {
    this.database = database;
    this.catalogue = catalogue;
    this.codeVersion = codeVersion;
    this.loads = new Loads(database.jdbc());
    this.versions =
        new Versions(
            database.jdbc(),
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
            loads);
  }

  public Loads loads() {
    return loads;
  }

  /**
   * Refreshes the datasets named, in the order of the catalogue. The caller holds the {@link
   * RunLock}.
   */
  public List<DatasetReport> refresh(
      List<Dataset> datasets, Acquirer acquirer, RefreshOptions options, Progress progress) {
    try (BatchInfrastructure batch = new BatchInfrastructure(database)) {
      sweep(batch);
      Workshop workshop =
          new Workshop(database.dataSource(), database.jdbc(), loads, versions, batch, codeVersion);
      Shelf shelf = new Shelf(acquirer);
      return sideBySide(
          datasets,
          dataset -> {
            progress.started(dataset);
            return new DatasetLoad(
                    overWhatIsPublished(dataset), catalogue, workshop, options, shelf, progress)
                .run();
          },
          progress);
    }
  }

  /** What it can do without and is not published is empty, as in the shape. */
  private Dataset overWhatIsPublished(Dataset dataset) {
    Map<String, String> empty = new LinkedHashMap<>();
    dataset.optional().stream()
        .filter(catalogue::hasDataset)
        .filter(id -> loads.served(id).isEmpty())
        .forEach(id -> empty.put(id, "shape." + catalogue.dataset(id).table().name()));
    return dataset.reading(empty);
  }

  /** Clears away what loads that died have left. */
  private void sweep(BatchInfrastructure batch) {
    loads.abandonRunning();
    Staging.sweep(database.jdbc());
    versions.sweep();
    catalogue.datasets().forEach(versions::dropSuperseded);
    batch.recover();
  }

  private interface Loading {
    DatasetReport load(Dataset dataset);
  }

  private static List<DatasetReport> sideBySide(
      List<Dataset> datasets, Loading loading, Progress progress) {
    ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      Map<String, CompletableFuture<DatasetReport>> running = new LinkedHashMap<>();
      for (Dataset dataset : datasets) {
        List<CompletableFuture<DatasetReport>> below =
            dataset.follows().stream().filter(running::containsKey).map(running::get).toList();
        running.put(
            dataset.id(),
            CompletableFuture.allOf(below.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                    nothing -> {
                      DatasetReport report =
                          below.stream()
                              .map(CompletableFuture::join)
                              .filter(other -> dataset.standsOn().contains(other.dataset()))
                              .filter(other -> !other.result().isGood())
                              .findFirst()
                              .map(other -> skipped(dataset, other))
                              .orElseGet(() -> loading.load(dataset));
                      progress.ended(report);
                      return report;
                    },
                    workers));
      }
      return running.values().stream().map(CompletableFuture::join).toList();
    } finally {
      workers.shutdown();
    }
  }

  private static DatasetReport skipped(Dataset dataset, DatasetReport below) {
    return new DatasetReport(
        dataset.id(),
        Result.SKIPPED,
        null,
        null,
        Duration.ZERO,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        "%s stands on %s, which was not refreshed.".formatted(dataset.id(), below.dataset()));
  }

  /** Holds what is published against its expectations again. */
  public List<CheckResult> validate(Dataset dataset) {
    Served served = served(dataset);
    return new Checker(database.jdbc())
        .check(
            overWhatIsPublished(dataset),
            new Version(
                served.table(),
                true,
                null,
                null,
                Set.of(),
                served.isExtract(),
                served.sampleScale()));
  }

  /**
   * Points the published view at another version that is kept: the one named, or the one before.
   *
   * @return the version that is served now
   */
  public int rollBack(Dataset dataset, Optional<Integer> to) {
    int now = served(dataset).version();
    int target = to.isPresent() ? keptVersion(dataset, to.get()) : versionBefore(dataset, now);
    versions.rollBack(dataset, target);
    return target;
  }

  /** The version itself, if its table still exists. */
  public int keptVersion(Dataset dataset, int version) {
    List<Integer> kept = keptVersions(dataset);
    if (!kept.contains(version)) {
      throw noVersion(dataset, "version " + version, kept);
    }
    return version;
  }

  /** The newest kept version that is older. */
  public int versionBefore(Dataset dataset, int version) {
    List<Integer> kept = keptVersions(dataset);
    return kept.stream()
        .filter(candidate -> candidate < version)
        .findFirst()
        .orElseThrow(() -> noVersion(dataset, "a version before " + version, kept));
  }

  private List<Integer> keptVersions(Dataset dataset) {
    return loads.history(dataset.id()).stream()
        .filter(Entry::kept)
        .map(Entry::version)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static Fault noVersion(Dataset dataset, String wanted, List<Integer> kept) {
    return new Fault(
        Kind.VERSION_NOT_KEPT
            .at(Place.file(dataset.id()))
            .found("no " + wanted)
            .expected("one of " + kept));
  }

  /** What is served of a dataset. */
  public Served served(Dataset dataset) {
    return loads
        .served(dataset.id())
        .orElseThrow(() -> new Fault(Kind.NOTHING_PUBLISHED.at(Place.file(dataset.id()))));
  }
}

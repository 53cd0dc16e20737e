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
import census.etl.publish.Loads.Outcome;
import census.etl.publish.Loads.Served;
import census.etl.publish.Versions;
import census.etl.publish.Versions.Made;
import census.etl.stage.Staging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
   * Refreshes the datasets named and those that are published together with them, in the order of
   * the catalogue. The caller holds the {@link RunLock}.
   */
  public List<DatasetReport> refresh(
      List<Dataset> datasets, Acquirer acquirer, RefreshOptions options, Progress progress) {
    return load(
        catalogue.together(datasets), () -> {}, new Shelf(acquirer::acquire), options, progress);
  }

  /**
   * Tries changes to what is kept in the database itself, and publishes what follows from them.
   * What is made from files stays as it is. The caller holds the {@link RunLock}.
   *
   * @param dataset that is made from what is kept
   * @param change writes the changes down
   */
  public List<DatasetReport> follow(
      Dataset dataset, Runnable change, boolean dryRun, Progress progress) {
    List<Dataset> made =
        catalogue.madeFrom(dataset.id()).stream()
            .filter(each -> catalogue.sourcesOf(each).isEmpty())
            .toList();
    return load(
        made,
        change,
        new Shelf(
            source -> {
              throw new IllegalStateException("no file is asked for: " + source.id());
            }),
        new RefreshOptions(false, dryRun, served(dataset).sampleScale()),
        progress);
  }

  private List<DatasetReport> load(
      List<Dataset> datasets,
      Runnable change,
      Shelf shelf,
      RefreshOptions options,
      Progress progress) {
    try (BatchInfrastructure batch = new BatchInfrastructure(database)) {
      sweep(batch);
      change.run();
      Workshop workshop =
          new Workshop(database.dataSource(), database.jdbc(), loads, versions, batch, codeVersion);
      Waiting waiting = new Waiting();
      return sideBySide(
          datasets,
          dataset -> {
            progress.started(dataset);
            return new DatasetLoad(
                    dataset,
                    tables(dataset, waiting),
                    waiting,
                    catalogue,
                    workshop,
                    options,
                    shelf,
                    progress)
                .run();
          },
          (together, reports) -> publish(waiting.take(together), reports, options),
          progress);
    }
  }

  private Map<String, String> tables(Dataset dataset, Waiting waiting) {
    Map<String, String> tables = new LinkedHashMap<>(unpublished(dataset));
    tables.putAll(waiting.tables());
    return tables;
  }

  /** What it can do without and is not published is empty, as in the shape. */
  private Map<String, String> unpublished(Dataset dataset) {
    Map<String, String> empty = new LinkedHashMap<>();
    dataset.optional().stream()
        .filter(catalogue::hasDataset)
        .filter(id -> loads.served(id).isEmpty())
        .forEach(id -> empty.put(id, "shape." + catalogue.dataset(id).table().name()));
    return empty;
  }

  /** Clears away what loads that died have left. */
  private void sweep(BatchInfrastructure batch) {
    loads.abandonRunning();
    Staging.sweep(database.jdbc());
    versions.sweep();
    catalogue.datasets().forEach(versions::dropSuperseded);
    database.jdbc().sql("delete from census.organisation_draft").update();
    batch.recover();
  }

  private interface Loading {
    DatasetReport load(Dataset dataset);
  }

  private interface Publishing {
    List<DatasetReport> publish(List<Dataset> together, List<DatasetReport> loaded);
  }

  /**
   * A dataset that is published together with others is read by these as soon as it is made, and by
   * all others when it is published.
   */
  private static List<DatasetReport> sideBySide(
      List<Dataset> datasets, Loading loading, Publishing publishing, Progress progress) {
    ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      Map<Dataset, CompletableFuture<DatasetReport>> made = new LinkedHashMap<>();
      Map<Dataset, CompletableFuture<DatasetReport>> ended = new LinkedHashMap<>();
      datasets.forEach(dataset -> ended.put(dataset, new CompletableFuture<>()));
      for (Dataset dataset : datasets) {
        List<CompletableFuture<DatasetReport>> below =
            datasets.stream()
                .filter(other -> dataset.follows().contains(other.id()))
                .map(other -> (dataset.isTogetherWith(other) ? made : ended).get(other))
                .flatMap(Stream::ofNullable)
                .toList();
        made.put(
            dataset,
            all(below)
                .thenApplyAsync(
                    nothing ->
                        below.stream()
                            .map(CompletableFuture::join)
                            .filter(other -> dataset.standsOn().contains(other.dataset()))
                            .filter(other -> !other.result().isGood())
                            .findFirst()
                            .map(other -> skipped(dataset, other))
                            .orElseGet(() -> loading.load(dataset)),
                    workers));
      }
      List<CompletableFuture<List<DatasetReport>>> groups = new ArrayList<>();
      for (List<Dataset> together : groups(datasets)) {
        List<CompletableFuture<DatasetReport>> loads = together.stream().map(made::get).toList();
        groups.add(
            all(loads)
                .thenApplyAsync(
                    nothing ->
                        publishing.publish(
                            together, loads.stream().map(CompletableFuture::join).toList()),
                    workers)
                .whenComplete(
                    (reports, failure) -> {
                      for (int i = 0; i < together.size(); i++) {
                        CompletableFuture<DatasetReport> end =
                            Objects.requireNonNull(ended.get(together.get(i)));
                        if (failure != null) {
                          end.completeExceptionally(failure);
                        } else {
                          progress.ended(reports.get(i));
                          end.complete(reports.get(i));
                        }
                      }
                    }));
      }
      groups.forEach(CompletableFuture::join);
      return ended.values().stream().map(CompletableFuture::join).toList();
    } finally {
      workers.shutdown();
    }
  }

  private static CompletableFuture<?> all(List<CompletableFuture<DatasetReport>> some) {
    return CompletableFuture.allOf(some.toArray(CompletableFuture[]::new));
  }

  private static Collection<List<Dataset>> groups(List<Dataset> datasets) {
    return datasets.stream()
        .collect(
            Collectors.groupingBy(
                dataset -> dataset.together().orElse(dataset.id() + ", alone"),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  // ------------------------------------------------------------------ together

  /** Publishes what waits, if all that belongs together is good. */
  private List<DatasetReport> publish(
      List<Made> waiting, List<DatasetReport> reports, RefreshOptions options) {
    Optional<DatasetReport> bad =
        reports.stream().filter(report -> !report.result().isGood()).findFirst();
    if (bad.isPresent()) {
      String why =
          "It is published together with %s, which was not refreshed."
              .formatted(bad.get().dataset());
      waiting.forEach(made -> throwAway(made, Outcome.FAILED, why));
      return ending(reports, Result.SKIPPED, why);
    }
    if (options.dryRun()) {
      waiting.forEach(made -> throwAway(made, Outcome.CHECKED, null));
      return ending(reports, Result.WOULD_PUBLISH, null);
    }
    versions.publish(waiting);
    waiting.forEach(made -> versions.dropSuperseded(made.dataset()));
    return ending(reports, Result.PUBLISHED, null);
  }

  private void throwAway(Made made, Outcome outcome, @Nullable String why) {
    loads.end(made.loadId(), outcome, why);
    versions.drop(made.dataset().id(), made.version());
  }

  private List<DatasetReport> ending(
      List<DatasetReport> reports, Result result, @Nullable String why) {
    return reports.stream()
        .map(
            report ->
                report.result() == Result.WAITING
                    ? report.ending(
                        result,
                        loads.served(report.dataset()).map(Served::version).orElse(null),
                        why)
                    : report)
        .toList();
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
            dataset.reading(unpublished(dataset)),
            new Version(
                served.table(),
                true,
                null,
                null,
                Set.of(),
                served.isExtract(),
                Map.of(),
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

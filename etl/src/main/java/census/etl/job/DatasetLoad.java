package census.etl.job;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import census.etl.acquire.Acquired;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Select;
import census.etl.catalogue.Source;
import census.etl.check.CheckResult;
import census.etl.check.Checker;
import census.etl.check.Version;
import census.etl.database.Database;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.job.DatasetReport.Result;
import census.etl.publish.DataDictionary;
import census.etl.publish.Loads.Outcome;
import census.etl.publish.Loads.Served;
import census.etl.publish.Versions.Made;
import census.etl.stage.CopyWriter;
import census.etl.stage.ReadAhead;
import census.etl.stage.RowBlock;
import census.etl.stage.Staging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One load of one dataset, as a job of these steps:
 *
 * <ol>
 *   <li>acquire: find the files, and see whether anything is new
 *   <li>stage, once for each source: copy its rows into a staged table
 *   <li>build: make the rows of a new version from them
 *   <li>index: make it quick to read, for the check and for those who come after
 *   <li>check: hold the version against what must be true
 *   <li>publish: switch to it
 * </ol>
 *
 * A load is never resumed in the middle: one that died is swept, and the next begins afresh.
 */
final class DatasetLoad {

  private static final Logger LOG = LoggerFactory.getLogger(DatasetLoad.class);
  private static final ExitStatus NOTHING_TO_DO = new ExitStatus("NOTHING_TO_DO");
  private static final int SIDE_BY_SIDE = 2;

  private final Dataset dataset;
  private final Map<String, String> tables;
  private final Waiting waiting;
  private final Catalogue catalogue;
  private final Workshop workshop;
  private final RefreshOptions options;
  private final Shelf shelf;
  private final Progress progress;

  private final long loadId;
  private final Staging staging;
  private final Optional<Served> before;
  private final Map<Source, Acquired> files = new LinkedHashMap<>();
  private final List<RowReader> readers = new ArrayList<>();
  private @Nullable Select select;
  private @Nullable String fingerprint;
  private @Nullable Integer version;
  private @Nullable Long rows;
  private boolean keyed;
  private List<CheckResult> checks = List.of();
  private @Nullable Result result;

  /**
   * @param tables where datasets are that are not read as published
   */
  DatasetLoad(
      Dataset dataset,
      Map<String, String> tables,
      Waiting waiting,
      Catalogue catalogue,
      Workshop workshop,
      RefreshOptions options,
      Shelf shelf,
      Progress progress) {
    this.dataset = dataset;
    this.tables = tables;
    this.waiting = waiting;
    this.catalogue = catalogue;
    this.workshop = workshop;
    this.options = options;
    this.shelf = shelf;
    this.progress = progress;
    this.before = workshop.loads().served(dataset.id());
    this.loadId = workshop.loads().begin(dataset, workshop.codeVersion(), options.sampleScale());
    this.staging = new Staging(workshop.jdbc(), loadId);
  }

  DatasetReport run() {
    long started = System.nanoTime();
    @Nullable Throwable failure = null;
    Map<String, Duration> times = new LinkedHashMap<>();
    try {
      JobExecution execution = execute();
      execution
          .getStepExecutions()
          .forEach(
              step -> {
                if (step.getStartTime() != null && step.getEndTime() != null) {
                  times.put(
                      step.getStepName(), Duration.between(step.getStartTime(), step.getEndTime()));
                }
              });
      failure = failure(execution);
    } catch (Exception e) {
      failure = e;
    } finally {
      cleanUp(failure);
    }
    Result ended = failure == null && result != null ? result : failed();
    return new DatasetReport(
        dataset.id(),
        ended,
        workshop.loads().served(dataset.id()).map(Served::version).orElse(null),
        rows,
        Duration.ofNanos(System.nanoTime() - started),
        times,
        List.copyOf(files.values()),
        checks,
        failure instanceof Fault fault ? fault.findings() : List.of(),
        failure == null ? null : words(failure));
  }

  private JobExecution execute() throws Exception {
    Step acquire = step("acquire", this::acquire);
    Job job =
        new JobBuilder("load " + dataset.id(), workshop.batch().repository())
            .start(acquire)
            .on(NOTHING_TO_DO.getExitCode())
            .end()
            .from(acquire)
            .on("*")
            .to(stageSideBySide())
            .next(step("build", this::build))
            .next(step("index", this::index))
            .next(step("check", this::check))
            .next(step("publish", this::publish))
            .end()
            .build();
    return workshop
        .batch()
        .operator()
        .start(job, new JobParametersBuilder().addLong("load", loadId).toJobParameters());
  }

  // ------------------------------------------------------------------ acquire

  private void acquire() {
    requireBelow();
    chooseSelect();
    takeWhatCanBeDoneWithout();
    String moment = Fingerprint.of(dataset, chosen(), files, whatElseItDependsOn());
    fingerprint = moment;
    workshop.loads().recordSources(loadId, SourceRecord.json(files), moment);
    workshop.loads().recordMadeFrom(loadId, chosen().datasets(), waiting.loads());
    if (!options.force()) {
      result = nothingToDo(moment);
    }
    if (result == null) {
      staging.create(toStage());
    }
  }

  private void requireBelow() {
    for (String below : dataset.standsOn()) {
      if (waiting.version(below).isEmpty() && workshop.loads().served(below).isEmpty()) {
        throw new Fault(Kind.DATASET_NOT_PUBLISHED.at(Place.file(dataset.id())).found(below));
      }
    }
  }

  /** Takes the first select whose sources are all at hand. */
  private void chooseSelect() {
    List<Fault> missing = new ArrayList<>();
    for (Select candidate : dataset.selects()) {
      Map<Source, Acquired> found = new LinkedHashMap<>();
      try {
        candidate.sources().stream()
            .filter(id -> !dataset.optional().contains(id))
            .map(catalogue::source)
            .forEach(source -> found.put(source, shelf.take(source)));
        files.putAll(found);
        select = candidate;
        return;
      } catch (Fault fault) {
        if (!isMissing(fault)) {
          throw fault;
        }
        missing.add(fault);
      }
    }
    throw missing.get(0);
  }

  /** What a select has as optional, and what expectations compare with. */
  private void takeWhatCanBeDoneWithout() {
    Set<String> ids = new LinkedHashSet<>(chosen().sources());
    ids.addAll(dataset.comparedSources());
    for (String id : ids) {
      Source source = catalogue.source(id);
      try {
        files.putIfAbsent(source, shelf.take(source));
      } catch (Fault fault) {
        if (!isMissing(fault)) {
          throw fault;
        }
      }
    }
  }

  /** Every source that SQL speaks of has its table, if it be an empty one. */
  private List<Source> toStage() {
    Set<Source> sources = new LinkedHashSet<>(files.keySet());
    chosen().sources().stream().map(catalogue::source).forEach(sources::add);
    dataset.comparedSources().stream().map(catalogue::source).forEach(sources::add);
    return List.copyOf(sources);
  }

  private static boolean isMissing(Fault fault) {
    Set<Kind> missing = Set.of(Kind.SOURCE_NOT_FOUND, Kind.SOURCE_WITHOUT_ADDRESS);
    return fault.findings().stream().allMatch(finding -> missing.contains(finding.kind()));
  }

  private List<String> whatElseItDependsOn() {
    return Stream.concat(
            dataset.follows().stream().map(this::fingerprintOf),
            dataset.changesWith().stream().map(this::asked))
        .toList();
  }

  private String fingerprintOf(String below) {
    return waiting
        .version(below)
        .map(Made::fingerprint)
        .or(() -> workshop.loads().served(below).map(Served::fingerprint))
        .orElse("");
  }

  private String asked(Select question) {
    return workshop
        .jdbc()
        .sql(question.reading(tables).sql())
        .query((rs, i) -> String.valueOf(rs.getString(1)))
        .single();
  }

  private @Nullable Result nothingToDo(String fingerprint) {
    if (before.filter(served -> served.fingerprint().equals(fingerprint)).isPresent()) {
      return Result.UNCHANGED;
    }
    boolean wasRolledBackFrom =
        before.filter(Served::isRolledBack).isPresent()
            && workshop
                .loads()
                .newestPublished(dataset.id())
                .filter(newest -> fingerprint.equals(newest.fingerprint()))
                .isPresent();
    return wasRolledBackFrom ? Result.HELD_BACK : null;
  }

  // ------------------------------------------------------------------ stage

  /** A dataset may stand on others alone; but there is no job without a flow. */
  private Flow stageSideBySide() {
    if (catalogue.sourcesOf(dataset).isEmpty()) {
      return flow(step("stage nothing", () -> {}));
    }
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("stage-");
    executor.setConcurrencyLimit(SIDE_BY_SIDE);
    return new FlowBuilder<Flow>("stage")
        .split(executor)
        .add(
            catalogue.sourcesOf(dataset).stream()
                .map(source -> flow(stage(source)))
                .toArray(Flow[]::new))
        .end();
  }

  private static Flow flow(Step step) {
    return new FlowBuilder<Flow>(step.getName()).start(step).end();
  }

  private Step stage(Source source) {
    RowReader reader = new RowReader(source, () -> files.get(source));
    readers.add(reader);
    CopyWriter copy = new CopyWriter(workshop.dataSource(), staging, source);
    ItemWriter<RowBlock> writer =
        chunk -> {
          copy.write(chunk);
          progress.rows(dataset, chunk.getItems().stream().mapToLong(RowBlock::rows).sum());
        };
    return new StepBuilder("stage " + source.id(), workshop.batch().repository())
        .<RowBlock, RowBlock>chunk(ReadAhead.CHUNK)
        .transactionManager(workshop.batch().transactions())
        .reader(reader)
        .writer(writer)
        .build();
  }

  // ------------------------------------------------------------------ build, index, check, publish

  private void build() {
    readers.forEach(reader -> reader.confirm(staging));
    version = workshop.loads().number(loadId);
    Select made = chosen().reading(tables);
    rows = workshop.versions().build(dataset, version, made, staging.schema());
    workshop.loads().recordRows(loadId, rows);
    workshop
        .loads()
        .recordColumns(
            loadId,
            DataDictionary.json(
                new DataDictionary(workshop.jdbc(), catalogue)
                    .of(dataset, chosen(), made.over(staging.schema()))));
  }

  /** A key that is not unique is for the check to report. */
  private void index() {
    try {
      workshop.versions().index(dataset, Objects.requireNonNull(version));
      keyed = true;
    } catch (DuplicateKeyException e) {
      keyed = false;
    }
  }

  private void check() {
    checks =
        new Checker(workshop.jdbc())
            .check(
                dataset.reading(tables),
                new Version(
                    made().table(),
                    keyed,
                    comparable(),
                    staging.schema(),
                    atHand(),
                    isExtract(),
                    tables,
                    options.sampleScale()));
    workshop.loads().recordReport(loadId, CheckRecord.json(checks));
    List<CheckResult> failed = checks.stream().filter(check -> !check.passed()).toList();
    if (!failed.isEmpty()) {
      result = Result.REJECTED;
      throw new Rejected(
          failed.stream().flatMap(check -> check.messages().stream()).collect(joining("\n")));
    }
  }

  private Set<String> atHand() {
    return files.keySet().stream().map(Source::id).collect(toSet());
  }

  private boolean isExtract() {
    return files.values().stream().anyMatch(acquired -> acquired.file().extract() != null);
  }

  private Made made() {
    return new Made(
        dataset, Objects.requireNonNull(version), loadId, Objects.requireNonNull(fingerprint));
  }

  /**
   * A sample says nothing about how real data drift, nor does an extract. What is whole, on the
   * other hand, is there to be compared with the extract that would take its place.
   */
  private @Nullable String comparable() {
    return before
        .filter(served -> !served.isExtract())
        .filter(served -> Objects.equals(served.sampleScale(), options.sampleScale()))
        .map(Served::table)
        .orElse(null);
  }

  private void publish() {
    if (dataset.together().isPresent()) {
      waiting.add(made());
      result = Result.WAITING;
      return;
    }
    if (options.dryRun()) {
      result = Result.WOULD_PUBLISH;
      return;
    }
    workshop.versions().publish(List.of(made()));
    result = Result.PUBLISHED;
    workshop.versions().dropSuperseded(dataset);
  }

  // ------------------------------------------------------------------ steps and endings

  private static final class Rejected extends RuntimeException {
    Rejected(String message) {
      super(message);
    }
  }

  /**
   * Each step opens the transactions that it needs, so that a switch that must wait can try again.
   */
  private static final PlatformTransactionManager NO_TRANSACTION =
      new ResourcelessTransactionManager();

  private Step step(String name, Runnable work) {
    return new StepBuilder(name, workshop.batch().repository())
        .tasklet(
            (contribution, context) -> {
              progress.step(dataset, name);
              work.run();
              contribution.setExitStatus(isDone() ? NOTHING_TO_DO : ExitStatus.COMPLETED);
              return RepeatStatus.FINISHED;
            },
            NO_TRANSACTION)
        .build();
  }

  private boolean isDone() {
    return result == Result.UNCHANGED || result == Result.HELD_BACK;
  }

  private Select chosen() {
    return Objects.requireNonNull(select, "acquire comes first");
  }

  /** Of all that failed, what a person can mend if there is such a thing. */
  private static @Nullable Throwable failure(JobExecution execution) {
    List<Throwable> failures = execution.getAllFailureExceptions();
    for (Throwable failure : failures) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (isForeseen(cause)) {
          return cause;
        }
      }
    }
    return failures.isEmpty() ? null : failures.get(0);
  }

  private static boolean isForeseen(Throwable failure) {
    return failure instanceof Fault || failure instanceof Rejected;
  }

  private static String words(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private Result failed() {
    return result == Result.REJECTED ? Result.REJECTED : Result.FAILED;
  }

  private void cleanUp(@Nullable Throwable failure) {
    // What is unforeseen says in the log where it came from; that the database is gone is said
    // once,
    // for the whole run.
    if (failure != null && !isForeseen(failure) && !Database.isUnreachable(failure)) {
      LOG.error("The load of {} failed", dataset.id(), failure);
    }
    staging.drop();
    if (isDone() && failure == null) {
      workshop.loads().forget(loadId);
      return;
    }
    if (result != Result.PUBLISHED && result != Result.WAITING) {
      workshop.loads().end(loadId, outcome(), failure == null ? null : words(failure));
      if (version != null) {
        workshop.versions().drop(dataset.id(), version);
      }
    }
  }

  private Outcome outcome() {
    if (result == Result.WOULD_PUBLISH) {
      return Outcome.CHECKED;
    }
    return result == Result.REJECTED ? Outcome.REJECTED : Outcome.FAILED;
  }
}

package census.etl.synchronisation;

import census.etl.catalogue.Catalogue;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.job.DatasetReport;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.OrganisationService;
import census.etl.organisation.Change;
import census.etl.organisation.Journal;
import census.etl.synchronisation.Runs.Outcome;
import census.etl.synchronisation.Runs.Run;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the Organisation Data Service what has changed, records it in the journal and publishes what
 * follows, all at once. A run that was killed goes on with the answers that it had.
 */
public final class Synchronisation {

  /** What the service publishes late is dated earlier: it is asked for a few days more. */
  private static final int OVERLAP_IN_DAYS = 7;

  /** A service that fails so often in turn is down. */
  private static final int MOST_FAILURES = 3;

  private static final int LENGTH_OF_TRUST_CODE = 3;
  private static final int LENGTH_OF_SITE_CODE = 5;

  private final OrganisationService service;
  private final String serviceName;
  private final Catalogue catalogue;
  private final Pipeline pipeline;
  private final Journal journal;
  private final Runs runs;

  public Synchronisation(
      OrganisationService service,
      String serviceName,
      Catalogue catalogue,
      Pipeline pipeline,
      JdbcClient jdbc) {
    this.service = service;
    this.serviceName = serviceName;
    this.catalogue = catalogue;
    this.pipeline = pipeline;
    this.journal = new Journal(jdbc);
    this.runs = new Runs(jdbc);
  }

  /**
   * What a run did.
   *
   * @param outcome published, unchanged, would_publish, or failed
   * @param asked how many organisations it knows the answers for
   * @param unanswered those it had no answer of use for, and why: the next run asks again
   * @param problem why it failed; null if it did not
   */
  public record Report(
      String service,
      LocalDate since,
      LocalDate today,
      boolean resumed,
      String outcome,
      int asked,
      List<Change> changes,
      List<Proposal> proposals,
      Map<String, String> unanswered,
      @Nullable String problem) {

    public boolean isGood() {
      return problem == null;
    }
  }

  /**
   * Synchronises what has changed since a day, or since the last time. The caller holds the lock of
   * runs.
   *
   * @throws Fault if it is not clear since when, or the service does not answer
   */
  public Report run(Optional<LocalDate> since, LocalDate today, boolean dryRun, Progress progress) {
    Optional<Run> interrupted =
        since.isPresent() || dryRun ? Optional.empty() : runs.interrupted(serviceName, today);
    Run run =
        interrupted.orElseGet(() -> begin(since.orElseGet(() -> sinceLast(today)), today, dryRun));
    try {
      return run(run, interrupted.isPresent(), dryRun, progress);
    } catch (Fault fault) {
      runs.problem(run, String.valueOf(fault.getMessage()));
      throw fault;
    }
  }

  private Run begin(LocalDate since, LocalDate today, boolean dryRun) {
    OptionalInt days = service.daysRemembered();
    if (days.isPresent() && since.isBefore(today.minusDays(days.getAsInt()))) {
      throw new Fault(
          Kind.ODS_REMEMBERS_LESS
              .at(Place.file(serviceName))
              .found("changes since " + since)
              .expected(
                  "a day not before %s, %d days ago"
                      .formatted(today.minusDays(days.getAsInt()), days.getAsInt())));
    }
    return dryRun ? new Run(0, since, today) : runs.begin(serviceName, since, today);
  }

  private LocalDate sinceLast(LocalDate today) {
    LocalDate last =
        runs.last()
            .orElseThrow(() -> new Fault(Kind.ODS_NEVER_SYNCHRONISED.at(Place.file(serviceName))));
    LocalDate since = last.minusDays(OVERLAP_IN_DAYS);
    OptionalInt days = service.daysRemembered();
    LocalDate first = days.isPresent() ? today.minusDays(days.getAsInt()) : since;
    return !last.isBefore(first) && since.isBefore(first) ? first : since;
  }

  private Report run(Run run, boolean resumed, boolean dryRun, Progress progress) {
    Map<String, Chronicle> chronicles = runs.chronicles();
    Set<String> boards = Set.copyOf(runs.boards());
    Answers answers = new Answers(run, dryRun, chronicles, boards);
    answers.ask();
    Difference.Result difference =
        new Difference(answers.records(), chronicles, boards, runs::place, run.today()).find();
    Report report =
        new Report(
            serviceName,
            run.since(),
            run.today(),
            resumed,
            Outcome.UNCHANGED.id(),
            answers.known.size(),
            difference.changes(),
            difference.proposals(),
            answers.unanswered,
            null);
    Report done = difference.changes().isEmpty() ? report : publish(report, dryRun, progress);
    if (!dryRun) {
      end(run, done);
    }
    return done;
  }

  private Report publish(Report report, boolean dryRun, Progress progress) {
    List<DatasetReport> loads =
        pipeline.follow(
            catalogue.dataset(Journal.DATASET),
            () -> journal.draft(Journal.Source.ODS, report.changes()),
            dryRun,
            progress);
    @Nullable String problem = problem(loads);
    return new Report(
        report.service(),
        report.since(),
        report.today(),
        report.resumed(),
        problem != null ? "failed" : dryRun ? "would_publish" : Outcome.PUBLISHED.id(),
        report.asked(),
        report.changes(),
        report.proposals(),
        report.unanswered(),
        problem);
  }

  /** Why nothing was published: that one was left out because of another is told last. */
  private static @Nullable String problem(List<DatasetReport> loads) {
    return loads.stream()
        .filter(load -> !load.result().isGood())
        .sorted(Comparator.comparing(load -> load.result() == DatasetReport.Result.SKIPPED))
        .map(load -> load.dataset() + ": " + load.problem())
        .reduce((one, other) -> one + "\n" + other)
        .orElse(null);
  }

  private void end(Run run, Report report) {
    runs.propose(run, report.proposals());
    runs.unanswered(report.unanswered());
    runs.end(
        run,
        report.isGood()
            ? report.changes().isEmpty() ? Outcome.UNCHANGED : Outcome.PUBLISHED
            : Outcome.FAILED,
        report);
  }

  /** Asks for whatever matters of that which has changed, and for what that leads to. */
  private final class Answers {

    private final Run run;
    private final boolean dryRun;
    private final Map<String, Chronicle> chronicles;
    private final Set<String> boards;
    private final Map<String, Optional<OdsRecord>> known;
    private final Map<String, String> unanswered = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private int failuresInTurn;

    Answers(Run run, boolean dryRun, Map<String, Chronicle> chronicles, Set<String> boards) {
      this.run = run;
      this.dryRun = dryRun;
      this.chronicles = chronicles;
      this.boards = boards;
      this.known = new HashMap<>(dryRun ? Map.of() : runs.answers(run));
    }

    void ask() {
      Deque<String> codes = new ArrayDeque<>(runs.unanswered());
      service.changedSince(run.since()).stream()
          .filter(code -> isOurs(code) || isChild(code))
          .forEach(codes::add);
      for (@Nullable String code = codes.poll(); code != null; code = codes.poll()) {
        if (seen.add(code)) {
          answer(code).stream().flatMap(this::leadsTo).forEach(codes::add);
        }
      }
    }

    Map<String, OdsRecord> records() {
      Map<String, OdsRecord> records = new TreeMap<>();
      known.forEach((code, record) -> record.ifPresent(one -> records.put(code, one)));
      return records;
    }

    private boolean isOurs(String code) {
      return chronicles.containsKey(code)
          && chronicles.get(code).on(Journal.LISTED, run.today()) != null;
    }

    /** A site bears the code of the trust or board that it was opened by. */
    private boolean isChild(String code) {
      return code.length() == LENGTH_OF_SITE_CODE
          && (isOurs(code.substring(0, LENGTH_OF_TRUST_CODE))
              || boards.contains(code.substring(0, LENGTH_OF_TRUST_CODE)));
    }

    private Optional<OdsRecord> answer(String code) {
      if (known.containsKey(code)) {
        return known.get(code);
      }
      try {
        Optional<OdsRecord> answer = service.find(code);
        failuresInTurn = 0;
        known.put(code, answer);
        if (!dryRun && isOurs(code)) {
          runs.answered(run, code, answer);
        }
        return answer;
      } catch (Fault fault) {
        if (++failuresInTurn == MOST_FAILURES) {
          throw fault;
        }
        unanswered.put(code, String.valueOf(fault.getMessage()));
        return Optional.empty();
      }
    }

    /** To who operates it, if that is nobody of ours, and to who came after it, step by step. */
    private Stream<String> leadsTo(OdsRecord one) {
      Stream<String> heirs =
          one.successions().stream()
              .filter(step -> step.direction() == Succession.Direction.SUCCESSOR)
              .map(Succession::target);
      Stream<String> operators =
          one.relationships().stream()
              .filter(relationship -> relationship.id().equals(OdsRecord.OPERATED_BY))
              .filter(Relationship::active)
              .map(Relationship::target)
              .filter(code -> isOurs(one.code()) && !isOurs(code) && !boards.contains(code));
      return Stream.concat(heirs, operators);
    }
  }
}

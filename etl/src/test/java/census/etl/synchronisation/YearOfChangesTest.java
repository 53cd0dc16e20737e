package census.etl.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.FolderAcquirer;
import census.etl.acquire.WebLimits;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.finding.Fault;
import census.etl.job.DatasetReport;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.job.RunLock;
import census.etl.ods.OdsConfiguration;
import census.etl.ods.OdsConfiguration.Way;
import census.etl.ods.OdsRecord;
import census.etl.ods.OrganisationService;
import census.etl.ods.standin.Directory;
import census.etl.ods.standin.Event;
import census.etl.ods.standin.Happenings;
import census.etl.ods.standin.Mood;
import census.etl.ods.standin.StandIn;
import census.etl.organisation.Change;
import census.etl.organisation.Journal;
import census.etl.sample.Declarations;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import census.model.schema.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year in the life of the Organisation Data Service, looked at once a week, by processes of which
 * some are killed: what is published each week, and afterwards of any day, is what a model says
 * that knows nothing of journals.
 *
 * <p>The usual build has a few weeks of it, in which one process is killed and otherwise it is as
 * if one were; {@code -Dcensus.year.weeks=52 -Dcensus.year.events=45 -Dcensus.year.scale=0.3
 * -Dcensus.year.kills=1000} is the whole year, in which all are.
 */
class YearOfChangesTest {

  private static final int WEEKS = Integer.getInteger("census.year.weeks", 4);
  private static final int EVENTS = Integer.getInteger("census.year.events", 10);
  private static final double SCALE =
      Double.parseDouble(System.getProperty("census.year.scale", "0.05"));
  private static final long SEED = Long.getLong("census.year.seed", 1);
  private static final int KILLS = Integer.getInteger("census.year.kills", 1);
  private static final Way WAY = Way.valueOf(System.getProperty("census.year.way", "ORD"));

  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();
  private static final LocalDate END = LocalDate.now(ZoneId.of("Europe/London")).minusDays(1);

  static final WebLimits QUICK =
      new WebLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          5,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          2,
          1 << 20);

  @TempDir Path folder;

  private final Random chance = new Random(SEED);
  private int processesKilled;
  private int kills;
  private int failures;

  /** As if the process had ended there. */
  private static final class Killed extends Error {}

  @Test
  void whatIsPublishedIsWhatHasHappened() {
    try (TestDatabase test = TestDatabase.create()) {
      publishTheSample(test);
      Directory directory;
      Model model;
      try (Database database = open(test)) {
        directory = Pretence.of(database.jdbc());
        model = Model.of(database.jdbc());
      }
      Happenings happenings = new Happenings(SEED, directory);
      try (StandIn standIn = new StandIn(directory)) {
        for (int week = 1; week <= WEEKS; week++) {
          LocalDate today = END.minusWeeks(WEEKS - week);
          Model before = model.copy();
          happenings.newTime();
          for (int i = 0; i < EVENTS; i++) {
            Event event = happenings.next(today.minusDays(6 - i * 7L / EVENTS));
            model.apply(event);
          }
          synchronise(test, standIn, week, today, before, model);
        }
      }
      try (Database database = open(test)) {
        for (int i = 0; i < 50; i++) {
          LocalDate day = END.minusDays(chance.nextInt(7 * WEEKS + 30));
          assertThat(Model.published(database.jdbc(), day)).as("%s", day).isEqualTo(model.on(day));
        }
      }
      assertThat(processesKilled).isPositive();
      System.out.printf(
          "%d weeks of %d events by %s: %s changes, %s proposals, %d processes killed and %d as if, %d times out of order%n",
          WEEKS,
          EVENTS,
          WAY,
          count(test, "census.organisation_change where source = 'ods'"),
          count(test, "census.ods_proposal"),
          processesKilled,
          kills,
          failures);
    }
  }

  private static String count(TestDatabase test, String rows) {
    try (Database database = open(test)) {
      return database.jdbc().sql("select count(*) from " + rows).query(String.class).single();
    }
  }

  private void synchronise(
      TestDatabase test, StandIn standIn, int week, LocalDate today, Model before, Model model) {
    if (week % 4 == 2) {
      standIn.in(Mood.DOWN);
      try (Database database = open(test)) {
        run(database, standIn, service(standIn), week, today, Progress.SILENT);
        throw new AssertionError("the service is down, and nothing was said");
      } catch (Fault fault) {
        failures++;
        assertThat(fault).hasMessageContaining("status 503");
      }
      assertPublished(test, before);
    }
    standIn.in(Mood.bad(SEED + week, 0.05));
    boolean done = false;
    for (int attempt = 0; !done; attempt++) {
      boolean first = week == 1 && attempt == 0;
      boolean killed = first || (attempt < 2 && chance.nextInt(3) == 0);
      if (!killed) {
        done = good(test, standIn, week, today);
      } else if (processesKilled < KILLS) {
        killProcess(test, standIn, week, today, first);
      } else {
        kills++;
        killed(test, standIn, week, today);
      }
      if (!done) {
        assertPublishedEither(test, before, model);
      }
    }
    assertPublished(test, model);
  }

  private boolean good(TestDatabase test, StandIn standIn, int week, LocalDate today) {
    try (Database database = open(test);
        RunLock lock = RunLock.take(database.address())) {
      Synchronisation.Report report =
          lock.hold(
              database,
              () -> run(database, standIn, service(standIn), week, today, Progress.SILENT));
      assertThat(report.problem()).isNull();
      assertThat(report.unanswered()).isEmpty();
      confirmInheritance(database);
      return true;
    }
  }

  /**
   * A process of its own, killed after so many questions, or so many steps of what it publishes,
   * and a moment. It may be done by then, but not while it asks.
   */
  private void killProcess(
      TestDatabase test, StandIn standIn, int week, LocalDate today, boolean whileItAsks) {
    boolean asking = whileItAsks || chance.nextBoolean();
    int last = chance.nextInt(asking ? EVENTS : 80);
    int moment = chance.nextInt(100);
    try {
      Process other =
          AnotherSynchronisation.start(
              test, WAY, standIn.address(WAY), week == 1 ? today.minusDays(7) : null, today);
      try (BufferedReader said = other.inputReader()) {
        String word = asking ? AnotherSynchronisation.ASKED : AnotherSynchronisation.STEP;
        for (int times = 0; times <= last; ) {
          @Nullable String line = said.readLine();
          if (line == null) {
            break;
          }
          times += line.equals(word) ? 1 : 0;
        }
        Thread.sleep(moment);
        boolean alive = other.isAlive();
        int exit = other.destroyForcibly().waitFor();
        assertThat(exit).isIn(0, 128 + 9);
        processesKilled += alive && exit != 0 ? 1 : 0;
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** While it asks, or while it publishes; it may be done by then. */
  private void killed(TestDatabase test, StandIn standIn, int week, LocalDate today) {
    OrganisationService service = service(standIn);
    int last = chance.nextInt(2 * EVENTS);
    try (Database database = open(test)) {
      if (chance.nextBoolean()) {
        run(database, standIn, new Mortal(service, last), week, today, Progress.SILENT);
      } else {
        run(database, standIn, service, week, today, new Cut(test, chance.nextInt(30)));
      }
    } catch (Killed | RuntimeException e) {
      // It is run again.
    }
  }

  private Synchronisation.Report run(
      Database database,
      StandIn standIn,
      OrganisationService service,
      int week,
      LocalDate today,
      Progress progress) {
    return new Synchronisation(
            service,
            standIn.address(WAY).toString(),
            CATALOGUE,
            new Pipeline(database, CATALOGUE, "test"),
            database.jdbc())
        .run(
            week == 1 ? Optional.of(today.minusDays(7)) : Optional.empty(), today, false, progress);
  }

  private static OrganisationService service(StandIn standIn) {
    return new OdsConfiguration(WAY, standIn.address(WAY), null, Duration.ZERO)
        .open(CATALOGUE, QUICK);
  }

  /** A person says that who came after is in the networks of who was before. */
  private static void confirmInheritance(Database database) {
    Proposals open = new Proposals(database.jdbc());
    List<Proposals.Open> chosen =
        open.open().stream()
            .filter(one -> !one.changes().isEmpty())
            .filter(one -> one.changes().stream().allMatch(change -> change.value() != null))
            .toList();
    if (chosen.isEmpty()) {
      return;
    }
    List<Change> wanted =
        chosen.stream().flatMap(one -> one.changes().stream()).distinct().toList();
    List<DatasetReport> reports =
        new Pipeline(database, CATALOGUE, "test")
            .follow(
                CATALOGUE.dataset(Journal.DATASET),
                () -> new Journal(database.jdbc()).draft(Journal.Source.COMMAND, wanted),
                false,
                Progress.SILENT);
    assertThat(reports).allMatch(report -> report.result().isGood());
    open.confirmed(chosen.stream().map(Proposals.Open::number).toList());
  }

  private static void assertPublished(TestDatabase test, Model model) {
    try (Database database = open(test)) {
      assertThat(Model.published(database.jdbc())).isEqualTo(model.now());
    }
  }

  private static void assertPublishedEither(TestDatabase test, Model before, Model after) {
    try (Database database = open(test)) {
      assertThat(Model.published(database.jdbc())).isIn(before.now(), after.now());
    }
  }

  /** Asks so often, and no more. */
  private static final class Mortal implements OrganisationService {

    private final OrganisationService service;
    private int left;

    Mortal(OrganisationService service, int left) {
      this.service = service;
      this.left = left;
    }

    @Override
    public OptionalInt daysRemembered() {
      return service.daysRemembered();
    }

    @Override
    public Set<String> changedSince(LocalDate day) {
      return service.changedSince(day);
    }

    @Override
    public Optional<OdsRecord> find(String code) {
      if (left-- == 0) {
        throw new Killed();
      }
      return service.find(code);
    }
  }

  /** After so many steps of loads, all connections are cut, as if whoever had them were gone. */
  private static final class Cut implements Progress {

    private final TestDatabase test;
    private int left;

    Cut(TestDatabase test, int left) {
      this.test = test;
      this.left = left;
    }

    @Override
    public synchronized void step(Dataset dataset, String step) {
      if (left-- == 0) {
        test.execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);
      }
    }
  }

  private void publishTheSample(TestDatabase test) {
    Path sample = folder.resolve("sample");
    try (Database database = open(test)) {
      new Sample(database.dataSource(), CATALOGUE)
          .write(sample, SampleMark.of(SEED, SCALE), file -> {});
      assertThat(
              new Pipeline(database, CATALOGUE, "test")
                  .refresh(
                      CATALOGUE.datasets(
                          List.of(
                              "local_authority_2024",
                              "trusts",
                              "organisations",
                              "listed_memberships",
                              "resolved_memberships")),
                      new FolderAcquirer(sample, folder.resolve("cache")),
                      new RefreshOptions(false, false, SCALE),
                      Progress.SILENT))
          .allSatisfy(
              report ->
                  assertThat(report.result().isGood())
                      .as(
                          "%s: %s",
                          report.dataset(), Objects.requireNonNullElse(report.problem(), ""))
                      .isTrue());
    }
  }

  private static Database open(TestDatabase test) {
    return Database.open(
        new DatabaseAddress(test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
  }
}

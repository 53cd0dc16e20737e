package census.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.acceptance.RunningCommand.Ended;
import census.api.acceptance.Witness.Served;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A refresh may die at any moment: its process killed, its database stopped. What is served is then
 * the old version of each dataset or the new one, whole, and the same command run again puts
 * everything right.
 *
 * <p>{@code -Dcensus.kills=200} kills as often, {@code -Dcensus.kills.seed=7} at other moments.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KillIT {

  private static final int KILLS = Integer.getInteger("census.kills", 5);
  private static final long SEED = Long.getLong("census.kills.seed", 1);
  private static final Random RANDOM = new Random(SEED);

  private static final int DATASETS = Home.DATASETS.size();
  private static final Duration LONGEST_LOAD = Duration.ofSeconds(60);

  /** Short beside every step, and long beside a look, which takes processor time from the step. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  private static final Map<String, Integer> STEPS_HIT = new TreeMap<>();

  /** One of two sets of files, and what is served once they are loaded. */
  private record Sample(Path folder, Map<String, Served> content) {

    boolean isContentOf(Served served) {
      Served mine = content.get(served.dataset());
      return mine.content().equals(served.content())
          && mine.fingerprint().equals(served.fingerprint());
    }
  }

  private static Home home;
  private static Sample served;
  private static Sample other;
  private static Duration loading;

  @BeforeAll
  static void twoSamplesHaveBeenLoadedUndisturbed() {
    home = Home.make();
    other = loaded(home.sample(1));
    served = loaded(home.sample(2));
    try (Witness witness = Witness.of(home)) {
      loading = witness.lastLoadsTook(DATASETS);
    }
    assertThat(served.content().get("english_index_2019").content())
        .isNotEqualTo(other.content().get("english_index_2019").content());
    System.out.printf(
        "%d kills at moments of seed %d; undisturbed loads take %s%n", KILLS, SEED, loading);
  }

  private static Sample loaded(Path folder) {
    Ended ended = home.refresh(folder);
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    try (Witness witness = Witness.of(home)) {
      Map<String, Served> content = witness.served();
      assertThat(content).hasSize(DATASETS);
      return new Sample(folder, content);
    }
  }

  @AfterAll
  static void nothingRunsOn() {
    System.out.println("Steps that were running when the process was killed: " + STEPS_HIT);
    home.close();
  }

  // ------------------------------------------------------------------ killed

  /** When to kill. */
  private interface Moment {
    void await(RunningCommand refresh, Witness witness, long newestStep);
  }

  private record Kill(String when, Moment moment) {
    @Override
    public String toString() {
      return when;
    }
  }

  static Stream<Kill> kills() {
    List<Kill> aimed =
        List.of(
            during("acquire"),
            during("stage"),
            during("build"),
            during("check"),
            during("publish"),
            new Kill("while it indexes", until(statement("select census.index_version", false))),
            new Kill("while the switch waits for a reader", KillIT::whileASwitchWaits),
            new Kill("while it waits to drop what is superseded", KillIT::whileADropWaits));
    Stream<Kill> random =
        IntStream.range(0, Math.max(0, KILLS - aimed.size())).mapToObj(i -> anyTime());
    return Stream.concat(aimed.stream(), random);
  }

  private static Kill during(String step) {
    int nth = 1 + RANDOM.nextInt(DATASETS);
    return new Kill(
        "during %s no. %d".formatted(step, nth),
        (refresh, witness, newestStep) ->
            awaitWhileRunning(refresh, () -> witness.runs(step, nth, newestStep)));
  }

  /** Now and then while it starts, mostly while it loads. */
  private static Kill anyTime() {
    if (RANDOM.nextInt(6) == 0) {
      Duration after = Duration.ofMillis(RANDOM.nextLong(1_500));
      return new Kill(
          "%d ms after its start".formatted(after.toMillis()),
          (refresh, witness, step) -> Sleep.of(after));
    }
    return whileLoading();
  }

  private static Kill whileLoading() {
    Duration after = Duration.ofMillis(RANDOM.nextLong(loading.toMillis()));
    return new Kill(
        "%d ms into its loads".formatted(after.toMillis()),
        (refresh, witness, step) -> {
          awaitWhileRunning(refresh, witness::isLoading);
          Sleep.of(after);
        });
  }

  private interface Sight {
    boolean isSeen(Witness witness);
  }

  private static Sight statement(String statement, boolean waiting) {
    return witness -> witness.executes(statement, waiting);
  }

  private static Moment until(Sight sight) {
    return (refresh, witness, step) -> awaitWhileRunning(refresh, () -> sight.isSeen(witness));
  }

  /** Somebody reads every list for longer than the pipeline has patience for. */
  private static void whileASwitchWaits(RunningCommand refresh, Witness witness, long newestStep) {
    try (Witness reader = Witness.of(home)) {
      reader.sql().sql("begin").update();
      reader
          .sql()
          .sql(
              """
              lock table published.area, published.area_containment,
                published.english_deprivation_index in access share mode
              """)
          .update();
      until(statement("select census.publish", true)).await(refresh, witness, newestStep);
      refresh.kill();
    }
  }

  /** Somebody looks at every version that is kept. */
  private static void whileADropWaits(RunningCommand refresh, Witness witness, long newestStep) {
    try (Witness reader = Witness.of(home)) {
      reader.sql().sql("begin").update();
      witness
          .sql()
          .sql(
              """
              select tablename::text from pg_tables
              where schemaname = 'version' and tablename not in (
                select l.dataset || '_' || l.version
                from census.publication join census.load l using (load_id))
              """)
          .query(String.class)
          .list()
          .forEach(
              table ->
                  reader
                      .sql()
                      .sql("lock table version.%s in access share mode".formatted(table))
                      .update());
      until(statement("drop table if exists version", true)).await(refresh, witness, newestStep);
      refresh.kill();
    }
  }

  private static void awaitWhileRunning(RunningCommand refresh, BooleanSupplier seen) {
    while (refresh.isRunning() && !seen.getAsBoolean()) {
      Sleep.of(BETWEEN_LOOKS);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kills")
  @Order(1)
  void aRefreshThatIsKilledLeavesEveryDatasetWholeAndCanBeRunAgain(Kill kill) {
    try (Witness witness = Witness.of(home);
        RunningCommand refresh = home.startRefresh(other.folder())) {
      kill.moment().await(refresh, witness, witness.newestStep());
      refresh.kill();
      List<String> running = witness.stepsLeftRunning();
      running.forEach(step -> STEPS_HIT.merge(step, 1, Integer::sum));
      System.out.printf("killed %s: in %s%n", kill, running.isEmpty() ? "no step" : running);

      assertThatEachDatasetIsOldOrNew(witness);
    }
    assertThatTheSameCommandPutsItRight();
  }

  private static void assertThatEachDatasetIsOldOrNew(Witness witness) {
    Map<String, Served> now = witness.served();
    assertThat(now).hasSize(DATASETS);
    assertThat(now.values())
        .allSatisfy(
            dataset -> {
              assertThat(served.isContentOf(dataset) || other.isContentOf(dataset))
                  .as("%s is the one or the other, whole", dataset)
                  .isTrue();
              assertThat(dataset.versionOfRows()).isEqualTo("" + dataset.version());
              assertThat(dataset.rowsInView()).isEqualTo(dataset.rows());
              assertThat(dataset.outcome()).isEqualTo("published");
            });
    assertThat(witness.datasetViewsThatDisagree()).isEmpty();
  }

  private static void assertThatTheSameCommandPutsItRight() {
    Ended again = home.refresh(other.folder());
    assertThat(again.exitCode()).as(again.output()).isZero();
    try (Witness witness = Witness.of(home)) {
      assertThatEachDatasetIsOldOrNew(witness);
      assertThat(witness.served().values())
          .allSatisfy(dataset -> assertThat(other.isContentOf(dataset)).as("%s", dataset).isTrue());
      assertThat(witness.leftBehind()).isEmpty();
    }
    assertThat(home.unfinished()).isEmpty();
    Sample next = served;
    served = other;
    other = next;
  }

  @Test
  @Order(2)
  void everyStepHasBeenKilled() {
    assertThat(STEPS_HIT).containsKeys("acquire", "stage", "build", "check", "publish");
  }

  // ------------------------------------------------------------------ its database stopped

  static Stream<Kill> stops() {
    List<Kill> stops = new ArrayList<>();
    for (int i = 0; i < Math.max(1, KILLS / 4); i++) {
      stops.add(whileLoading());
    }
    stops.add(new Kill("during publish", during("publish").moment()));
    return stops.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stops")
  @Order(3)
  void aRefreshWhoseDatabaseIsStoppedSaysSoAndCanBeRunAgain(Kill stop) {
    Ended ended;
    try (RunningCommand refresh = home.startRefresh(other.folder())) {
      try (Witness witness = Witness.of(home)) {
        stop.moment().await(refresh, witness, witness.newestStep());
        home.stopPostgresAtOnce();
      }
      ended = refresh.await(LONGEST_LOAD);
    }
    System.out.printf("stopped %s: exit code %d%n", stop, ended.exitCode());

    if (!hadEndedBefore(ended)) {
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output()).contains("database").doesNotContain("\tat ");
    }
    assertThatTheSameCommandPutsItRight();
  }

  private static boolean hadEndedBefore(Ended ended) {
    return ended.exitCode() == 0 && ended.output().contains("dataset  ");
  }

  // ------------------------------------------------------------------ two at once

  @Test
  @Order(4)
  void aSecondRefreshLeavesOrWaitsAndNeverInterleaves() {
    long lastBefore = newestLoad();
    try (Witness witness = Witness.of(home);
        RunningCommand first = home.startRefresh(other.folder())) {
      awaitWhileRunning(first, witness::isLoading);
      // Held still until the others have come: on a slow machine it might have ended by then.
      Signals.send("STOP", first.handle());
      Ended left = home.refresh(other.folder());
      assertThat(left.exitCode()).as(left.output()).isEqualTo(1);
      assertThat(left.output()).contains("Another refresh or rollback is running.");
      assertThat(left.output().lines()).hasSize(1);
      try (RunningCommand waiting = home.startRefresh(other.folder(), "--wait", "--force")) {
        awaitWhileRunning(waiting, witness::aRunWaits);
        Signals.send("CONT", first.handle());
        assertThat(first.await().exitCode()).isZero();
        assertThat(waiting.await().exitCode()).as(waiting.output()).isZero();
      }
      assertThat(witness.loadsThatInterleaved(lastBefore, DATASETS)).isEmpty();
      assertThat(witness.leftBehind()).isEmpty();
    }
  }

  private static long newestLoad() {
    try (Witness witness = Witness.of(home)) {
      return witness.newestLoad();
    }
  }

  // ------------------------------------------------------------------ the first start

  @Test
  @Order(5)
  void aFirstStartThatIsKilledCanBeRunAgain() {
    try (Home fresh = Home.make()) {
      Path postgres = fresh.postgres();
      killWhen(fresh, () -> contains(postgres, "unpacking"));
      killWhen(fresh, () -> contains(postgres, "data.making"));
      killWhen(fresh, () -> Files.exists(postgres.resolve("data")));
      killWhen(fresh, () -> Files.exists(postgres.resolve("database.properties")));
      fresh.stopPostgresAtOnce();
      killWhen(fresh, () -> fresh.postmaster().isPresent());

      Ended ended = fresh.run("status", "--offline");

      assertThat(ended.exitCode()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("english_index_2019");
      assertThat(fresh.unfinished()).isEmpty();
    }
  }

  private static void killWhen(Home fresh, BooleanSupplier seen) {
    try (RunningCommand command = fresh.start("status", "--offline")) {
      awaitWhileRunning(command, seen);
      assertThat(command.isRunning()).as(command.output()).isTrue();
      command.kill();
    }
  }

  private static boolean contains(Path folder, String prefix) {
    String[] names = folder.toFile().list();
    return names != null && Stream.of(names).anyMatch(name -> name.startsWith(prefix));
  }
}

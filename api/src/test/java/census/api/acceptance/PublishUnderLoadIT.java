package census.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.acceptance.Reader.Answer;
import census.api.acceptance.RunningCommand.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Readers go on reading while versions come and go; none of them ever notices. */
final class PublishUnderLoadIT {

  private static final int CONNECTIONS = 64;
  private static final String INDEX = "english_index_2019";

  private final Collection<Answer> answers = new ConcurrentLinkedQueue<>();

  /** Which sample each version was made from: what an answer's headers and rows must agree on. */
  private final Map<Integer, Integer> seedOfVersion = new HashMap<>();

  private volatile boolean done;

  @Test
  void readersSeeOneVersionOrAnotherWholeWhileTwentyAreSwitched() throws Exception {
    try (Home home = Home.make()) {
      List<Path> samples = List.of(home.sample(1), home.sample(2));
      List<Truth> truths = new ArrayList<>();
      for (int seed = 1; seed <= 2; seed++) {
        assertThatItWentWell(home.refresh(samples.get(seed - 1)));
        try (Witness witness = Witness.of(home)) {
          truths.add(Truth.published(seed, witness));
        }
        remember(home, seed);
      }
      assertThat(truths.get(0).index()).isNotEqualTo(truths.get(1).index());

      try (RunningApi api = RunningApi.over(home)) {
        ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
          List<Future<?>> reading = new ArrayList<>();
          for (int i = 0; i < CONNECTIONS; i++) {
            Reader reader = new Reader(api, truths, i);
            reading.add(readers.submit(() -> read(reader)));
            // They come one after the other: connections to the database are made as they do.
            Sleep.of(Duration.ofMillis(50));
          }
          Sleep.of(Duration.ofSeconds(3));
          // Its first answers come from a machine that has yet to warm up.
          answers.clear();
          Sleep.of(Duration.ofSeconds(3));
          List<Answer> before = List.copyOf(answers);
          answers.clear();
          int switches = switchVersions(home, samples);
          done = true;
          awaitAll(reading, api);
          report(switches, before);
        } finally {
          done = true;
          readers.shutdownNow();
        }
      }
    }
    assertThatRowsAndHeadersAgree();
  }

  private void read(Reader reader) {
    while (!done) {
      answers.add(reader.ask());
    }
  }

  private static void awaitAll(List<Future<?>> reading, RunningApi api) throws Exception {
    for (Future<?> one : reading) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new AssertionError("A reader was let down; the API said:\n" + api.output(), e);
      }
    }
  }

  // ------------------------------------------------------------------ what goes on meanwhile

  private int switchVersions(Home home, List<Path> samples) {
    int switches = 0;
    for (int round = 0; round < 2; round++) {
      int seed = 1 + round % 2;
      run(home, "refresh", INDEX, "--force", "--sources", samples.get(seed - 1).toString());
      int made = remember(home, seed);
      switches++;
      if (round < 1) {
        run(home, "rollback", INDEX);
        assertThat(remember(home, 3 - seed)).isLessThan(made);
        switches++;
      }
    }
    // The rest as the pipeline does it, without the time that its processes take to start.
    try (Witness owner = Witness.of(home)) {
      List<Integer> kept = seedOfVersion.keySet().stream().sorted().toList();
      for (; switches < 20; switches++) {
        publish(owner, kept.get(kept.size() - 1 - switches % 2));
        Sleep.of(Duration.ofMillis(300));
      }
    }
    return switches;
  }

  private static void run(Home home, String... arguments) {
    assertThatItWentWell(home.run(arguments));
  }

  private static void assertThatItWentWell(Ended ended) {
    assertThat(ended.exitCode()).as(ended.output()).isZero();
  }

  /** Notes from which sample the version is that is served now. */
  private int remember(Home home, int seed) {
    try (Witness witness = Witness.of(home)) {
      int version =
          witness
              .sql()
              .sql("select dataset_version from published.dataset where dataset = :dataset")
              .param("dataset", INDEX)
              .query(Integer.class)
              .single();
      assertThat(seedOfVersion.computeIfAbsent(version, any -> seed)).isEqualTo(seed);
      return version;
    }
  }

  private static void publish(Witness owner, int version) {
    for (int attempt = 1; attempt <= 200; attempt++) {
      try {
        owner.sql().sql("set lock_timeout = 100").update();
        owner
            .sql()
            .sql("select census.publish(:dataset, :version, 'rollback')")
            .param("dataset", INDEX)
            .param("version", version)
            .query()
            .listOfRows();
        return;
      } catch (DataAccessException e) {
        assertThat(e.getRootCause()).hasMessageContaining("lock timeout");
        Sleep.of(Duration.ofMillis(100));
      }
    }
    throw new AssertionError("Readers never let version " + version + " be published");
  }

  // ------------------------------------------------------------------ what the readers saw

  private void assertThatRowsAndHeadersAgree() {
    Map<String, Integer> versionOfTag = new HashMap<>();
    for (Answer answer : answers) {
      if (answer.version() > 0) {
        assertThat(seedOfVersion).as("%s", answer).containsKey(answer.version());
        assertThat(answer.seed().orElse(seedOfVersion.get(answer.version())))
            .as("%s", answer)
            .isEqualTo(seedOfVersion.get(answer.version()));
        assertThat(versionOfTag.computeIfAbsent(answer.tag(), tag -> answer.version()))
            .as("the version that tag %s stands for", answer.tag())
            .isEqualTo(answer.version());
      }
    }
    assertThat(answers.stream().map(Answer::version).filter(version -> version > 0).distinct())
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(answers.stream().map(Answer::seed).flatMap(Optional::stream).distinct())
        .containsExactlyInAnyOrder(1, 2);
  }

  private void report(int switches, List<Answer> before) {
    System.out.printf(
        "%d switches under %d connections: %,d answers, p99 %d ms; without: %,d answers, p99 %d ms%n",
        switches,
        CONNECTIONS,
        answers.size(),
        ninetyNinth(answers),
        before.size(),
        ninetyNinth(before));
  }

  private static long ninetyNinth(Collection<Answer> some) {
    List<Long> sorted = some.stream().map(Answer::nanos).sorted().toList();
    return sorted.isEmpty() ? 0 : Duration.ofNanos(sorted.get(sorted.size() * 99 / 100)).toMillis();
  }
}

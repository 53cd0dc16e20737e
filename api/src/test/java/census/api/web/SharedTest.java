package census.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void isLookedUpAgainForWhoAsksLaterThanItHolds() {
    Shared<Integer> shared = new Shared<>(looks::incrementAndGet, Duration.ZERO);

    assertThat(List.of(shared.now(), shared.now(), shared.now())).containsExactly(1, 2, 3);
  }

  @Test
  void isLookedUpOnceForAllWhoAskWhileItHolds() {
    Shared<Integer> shared = new Shared<>(looks::incrementAndGet, Duration.ofHours(1));

    assertThat(List.of(shared.now(), shared.now(), shared.now())).containsExactly(1, 1, 1);
  }

  /** The first looks; of those who ask meanwhile one looks again, for all of them. */
  @Test
  void isLookedUpAfterEachAskedAndOnceForAllWhoWait() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Shared<Integer> shared =
        new Shared<>(
            () -> {
              began.countDown();
              await(goOn);
              return looks.incrementAndGet();
            },
            Duration.ZERO);
    ExecutorService callers = Executors.newFixedThreadPool(9);
    try {
      Future<Integer> first = callers.submit(shared::now);
      began.await();
      CountDownLatch asking = new CountDownLatch(8);
      Callable<Integer> caller =
          () -> {
            asking.countDown();
            return shared.now();
          };
      List<Future<Integer>> others =
          List.of(
              callers.submit(caller),
              callers.submit(caller),
              callers.submit(caller),
              callers.submit(caller),
              callers.submit(caller),
              callers.submit(caller),
              callers.submit(caller),
              callers.submit(caller));
      asking.await();
      Thread.sleep(50);
      goOn.countDown();

      assertThat(first.get()).isEqualTo(1);
      for (Future<Integer> other : others) {
        assertThat(other.get()).isEqualTo(2);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void tellsWhyNothingWasFoundAndTriesAgain() {
    Shared<Integer> shared =
        new Shared<>(
            () -> {
              if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("no way there");
              }
              return looks.get();
            },
            Duration.ZERO);

    assertThatThrownBy(shared::now).hasMessage("no way there");
    assertThat(shared.now()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package census.etl.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does each task when it is due, one after the other. */
public final class Scheduler {

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  /** How often it shows that it is alive, and looks whether data grow stale. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private final List<Task> tasks;
  private final Runs runs;
  private final Duration stale;
  private final Notices notices;
  private final InstantSource clock;

  public Scheduler(
      List<Task> tasks, Runs runs, Duration stale, Notices notices, InstantSource clock) {
    this.tasks = List.copyOf(tasks);
    this.runs = runs;
    this.stale = stale;
    this.notices = notices;
    this.clock = clock;
  }

  /** Who is told when something is wrong. */
  @FunctionalInterface
  public interface Notices {
    void send(Notice notice);
  }

  /** For as long as it may go on, and until it is interrupted. */
  public void run(BooleanSupplier mayGoOn) {
    begin();
    while (mayGoOn.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.error("The schedule could not look at what is due; it will again", e);
      }
      sleep();
    }
  }

  void begin() {
    runs.begin(tasks, clock.instant());
  }

  /** Does what has never gone well, without waiting until it is due. */
  public void catchUp() {
    begin();
    List<String> never =
        runs.all().stream().filter(one -> one.lastGood() == null).map(Runs.Standing::task).toList();
    tasks.stream()
        .filter(task -> never.contains(task.name()))
        .forEach(task -> doOnce(task, clock.instant()));
  }

  /** Does what is due. What was missed, however often, is done once. */
  void look() {
    for (Task task : tasks) {
      Instant now = clock.instant();
      Instant due = task.cron().after(runs.settledUntil(task));
      if (!due.isAfter(now)) {
        doOnce(task, latest(task, due, now));
      }
      runs.seen(task, clock.instant());
    }
    sayWhatIsStale();
  }

  private static Instant latest(Task task, Instant due, Instant now) {
    Instant latest = due;
    for (Instant next = due; !next.isAfter(now); next = task.cron().after(next)) {
      latest = next;
    }
    return latest;
  }

  private void doOnce(Task task, Instant due) {
    if (!runs.start(task, due, clock.instant())) {
      return;
    }
    LOG.info("{} begins, due at {}", task.name(), due);
    Task.Result result = result(task);
    Instant ended = clock.instant();
    runs.end(task, due, ended, result);
    LOG.info("{} {}: {}", task.name(), result.isGood() ? "done" : "failed", result.summary());
    if (!result.isGood()) {
      notices.send(Notice.failed(task.name(), due, ended, result.summary()));
    }
  }

  private static Task.Result result(Task task) {
    try {
      return task.work().run();
    } catch (RuntimeException e) {
      LOG.error("{} failed", task.name(), e);
      return new Task.Result(false, String.valueOf(e.getMessage()));
    }
  }

  /** Once, until something good comes of it again. */
  private void sayWhatIsStale() {
    Instant now = clock.instant();
    for (Runs.Standing one : runs.all()) {
      if (one.toldStale() == null && one.goodSince().plus(stale).isBefore(now)) {
        runs.toldStale(one.task(), now);
        notices.send(Notice.stale(one.task(), one.goodSince(), now));
      }
    }
  }

  private void sleep() {
    Instant now = clock.instant();
    Duration wait =
        tasks.stream()
            .map(task -> Duration.between(now, task.cron().after(now)))
            .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
            .min(Duration::compareTo)
            .orElse(LONGEST_SLEEP);
    try {
      Thread.sleep(wait.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package census.api.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.unit.DataSize;

/**
 * Lists that were asked for, kept whole up to an amount of memory. One is answered from only while
 * the versions behind it are those that are published; as soon as they are not, PostgreSQL answers
 * and the list is read again beside it. Which was asked for longest ago makes room.
 */
@Component
final class KeptLists {

  private static final Logger LOG = LoggerFactory.getLogger(KeptLists.class);

  private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(1);

  /**
   * How much memory kept lists may take.
   *
   * @param memory for all
   * @param largest for one: of larger ones PostgreSQL answers
   */
  @ConfigurationProperties("census.lists")
  record Settings(@DefaultValue("128MB") DataSize memory, @DefaultValue("64MB") DataSize largest) {

    long most() {
      return Math.min(memory.toBytes(), largest.toBytes());
    }
  }

  /**
   * What is known of a list.
   *
   * @param madeOf what the list was, which on another day may be another
   * @param behind the versions that it was read of, or is being read of
   * @param list empty while it is being read, and where it can not be kept
   * @param until when that holds
   */
  private record Known(
      String madeOf, Behind behind, Optional<KeptList> list, long bytes, Instant until) {

    static Known nothing(ListRoute route, Behind behind) {
      return new Known(route.madeOf(), behind, Optional.empty(), 0, Instant.MAX);
    }

    /** Lists that take turns must not be read for each of them. */
    Known notNow() {
      return new Known(madeOf, behind, Optional.empty(), 0, Instant.now().plus(UNTIL_TRIED_AGAIN));
    }

    boolean isOf(ListRoute route, Behind now) {
      return madeOf.equals(route.madeOf()) && behind.equals(now) && Instant.now().isBefore(until);
    }
  }

  private final Published published;
  private final Limits limits;
  private final Settings settings;
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "lists");
            thread.setDaemon(true);
            return thread;
          });

  KeptLists(Published published, Limits limits, Settings settings, MeterRegistry metrics) {
    this.published = published;
    this.limits = limits;
    this.settings = settings;
    Gauge.builder("census.lists.kept", this, KeptLists::count)
        .description("Lists that are kept in memory")
        .register(metrics);
    Gauge.builder("census.lists.bytes", this, KeptLists::bytes)
        .description("What they take of it")
        .register(metrics);
  }

  private synchronized long count() {
    return known.values().stream().filter(each -> each.list().isPresent()).count();
  }

  private synchronized long bytes() {
    return known.values().stream().mapToLong(Known::bytes).sum();
  }

  @PreDestroy
  void end() {
    reader.shutdownNow();
  }

  /** The list, if it is kept as it is published now; if not, it may be the next time. */
  synchronized Optional<KeptList> find(ListRoute route, Behind now) {
    if (route.day().isPresent()) {
      return Optional.empty();
    }
    Known last = known.get(route.name());
    if (last != null && last.isOf(route, now)) {
      return last.list();
    }
    known.put(route.name(), Known.nothing(route, now));
    reader.execute(() -> read(route, now));
    return Optional.empty();
  }

  private void read(ListRoute route, Behind now) {
    try {
      keep(route, published.read(route.reads(), held -> read(route, held)));
    } catch (DataAccessException | TransactionException | Problem e) {
      LOG.warn("The list {} could not be kept: {}", route.name(), e.getMessage());
      keep(route, Known.nothing(route, now).notNow());
    } catch (RuntimeException e) {
      LOG.error("The list {} can not be kept; PostgreSQL goes on answering it", route.name(), e);
    }
  }

  private Known read(ListRoute route, Published.Held held) {
    Selection everything = Selection.everything(route);
    KeptList.Reader rows =
        held.allLines(
            route,
            everything,
            Page.total(held.count(route, everything).values()),
            limits.longestWholeTable(),
            columns -> new KeptList.Reader(columns, settings.most()));
    return rows.isTooLarge()
        ? Known.nothing(route, held.behind())
        : new Known(
            route.madeOf(),
            held.behind(),
            Optional.of(
                rows.list(
                    route, held.behind(), route.related().map(held::related).orElse(Map.of()))),
            rows.bytes(),
            Instant.MAX);
  }

  private synchronized void keep(ListRoute route, Known fresh) {
    LOG.debug("The list {} is kept in {} bytes", route.name(), fresh.bytes());
    known.put(route.name(), fresh);
    long bytes = bytes();
    for (Map.Entry<String, Known> oldest : known.entrySet()) {
      if (bytes > settings.memory().toBytes()) {
        bytes -= oldest.getValue().bytes();
        oldest.setValue(oldest.getValue().notNow());
      }
    }
  }
}

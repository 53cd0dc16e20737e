package census.api.web;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is published of some tables, made into one object that is answered from. It looks again and
 * again whether another version is published, reads that beside the one in use, and then puts it in
 * its place. While the database can not be reached, the last one goes on answering.
 */
public final class InMemory<T> {

  private static final Logger LOG = LoggerFactory.getLogger(InMemory.class);

  /**
   * How what is in memory is kept.
   *
   * @param look how long to wait before looking again
   */
  @ConfigurationProperties("census.memory")
  public record Settings(@DefaultValue("2s") Duration look) {}

  /** Where the object comes from. */
  public interface Source<T> {

    /** What it is, in the words of an answer while there is none: "postcode directory". */
    String name();

    /** The versions that it would be made from, were it read now. */
    List<DatasetVersion> versions();

    boolean isPublished(List<DatasetVersion> versions);

    /** Empty while there is nothing to make it from. */
    Optional<T> read();
  }

  private final Source<T> source;
  private final Settings settings;
  private final Thread watch;

  private volatile Optional<T> current = Optional.empty();
  private volatile boolean published;

  /** The versions that were read last, or could not be. */
  private List<DatasetVersion> seen = List.of();

  public InMemory(Source<T> source, Settings settings) {
    this.source = source;
    this.settings = settings;
    this.watch = new Thread(this::watch, source.name());
  }

  @EventListener(ApplicationReadyEvent.class)
  public void begin() {
    watch.setDaemon(true);
    watch.start();
  }

  @PreDestroy
  public void end() {
    watch.interrupt();
  }

  /**
   * The object, of the version that was read last.
   *
   * @throws Problem while there is none
   */
  public T get() {
    return current.orElseThrow(
        () ->
            Problem.unavailable(
                (published
                        ? "The %s is being read. It is there in a moment."
                        : "No %s has been published yet.")
                    .formatted(source.name())));
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(settings.look().toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("the {} is looked for no longer", source.name(), e);
    }
  }

  private void look() {
    try {
      List<DatasetVersion> versions = source.versions();
      if (!versions.equals(seen)) {
        published = source.isPublished(versions);
        read(versions);
      }
    } catch (DataAccessException e) {
      LOG.debug("the versions of the {} can not be had", source.name(), e);
    }
  }

  private void read(List<DatasetVersion> versions) {
    try {
      replace();
      seen = versions;
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The {} could not be read, and is tried again: {}", source.name(), e.getMessage());
    } catch (RuntimeException | OutOfMemoryError e) {
      seen = versions;
      LOG.error("The {} can not be read; the one before goes on being served", source.name(), e);
    }
  }

  private void replace() {
    long began = System.nanoTime();
    current = source.read();
    current.ifPresent(
        fresh ->
            LOG.info(
                "The {} is in memory: {}, read in {} ms",
                source.name(),
                fresh,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
  }
}

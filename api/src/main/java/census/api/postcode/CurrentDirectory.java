package census.api.postcode;

import census.api.web.DatasetVersion;
import census.api.web.Problem;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The directory that is answered from. It looks again and again whether another version is
 * published, reads that beside the one in use, and then puts it in its place. While the database
 * can not be reached, the last one goes on answering.
 */
@Component
final class CurrentDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentDirectory.class);

  /**
   * @param look how long to wait before looking again
   */
  @ConfigurationProperties("census.postcodes")
  record Settings(@DefaultValue("2s") Duration look) {}

  private final DirectoryReader reader;
  private final Settings settings;
  private final Thread watch = new Thread(this::watch, "postcode-directory");

  private volatile Optional<Directory> directory = Optional.empty();
  private volatile boolean published;

  /** The versions that were read last, or could not be. */
  private List<DatasetVersion> seen = List.of();

  CurrentDirectory(DirectoryReader reader, Settings settings) {
    this.reader = reader;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    watch.setDaemon(true);
    watch.start();
  }

  @PreDestroy
  void end() {
    watch.interrupt();
  }

  /**
   * @throws Problem while there is none
   */
  Directory get() {
    return directory.orElseThrow(
        () ->
            Problem.unavailable(
                published
                    ? "The postcode directory is being read. It is there in a moment."
                    : "No postcode directory has been published yet."));
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(settings.look().toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("the directory is looked for no longer", e);
    }
  }

  private void look() {
    try {
      List<DatasetVersion> versions = reader.versions();
      if (!versions.equals(seen)) {
        published = DirectoryReader.isPublished(versions);
        read(versions);
      }
    } catch (DataAccessException e) {
      LOG.debug("the versions of the directory can not be had", e);
    }
  }

  private void read(List<DatasetVersion> versions) {
    try {
      replace();
      seen = versions;
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The postcode directory could not be read, and is tried again: {}", e.getMessage());
    } catch (RuntimeException | OutOfMemoryError e) {
      seen = versions;
      LOG.error("The postcode directory can not be read; the one before goes on being served", e);
    }
  }

  private void replace() {
    long began = System.nanoTime();
    directory = reader.read();
    directory.ifPresent(
        fresh ->
            LOG.info(
                "The directory of {} postcodes is in memory, read in {} ms",
                fresh.postcodes().size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
  }
}

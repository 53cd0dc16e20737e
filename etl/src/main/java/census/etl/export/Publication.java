package census.etl.export;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it is published at one moment.
 *
 * @param loaded the day on which the version was made
 * @param files all that it was made from, by itself or by way of other datasets
 */
record Publication(
    String dataset,
    String table,
    String title,
    int version,
    boolean sample,
    String fingerprint,
    LocalDate loaded,
    List<File> files) {

  /**
   * A publisher's file.
   *
   * @param extract what keeps it from being the whole table, or null if it is whole
   */
  record File(
      String source,
      String title,
      String release,
      String publisher,
      String licence,
      String attribution,
      String landingPage,
      String published,
      String file,
      String sha256,
      long bytes,
      @Nullable String extract) {}
}

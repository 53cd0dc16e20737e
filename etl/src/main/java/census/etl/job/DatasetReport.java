package census.etl.job;

import census.etl.acquire.Acquired;
import census.etl.check.CheckResult;
import census.etl.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a refresh went for one dataset.
 *
 * @param version the version that is served now, or null if none is
 * @param rows of the version that was made, or null if none was
 * @param times of the steps, in the order in which they ran
 * @param findings what was wrong with a source or a declaration, by code and place
 * @param problem what a person must mend, or null
 */
public record DatasetReport(
    String dataset,
    Result result,
    @Nullable Integer version,
    @Nullable Long rows,
    Duration took,
    Map<String, Duration> times,
    List<Acquired> sources,
    List<CheckResult> checks,
    List<Finding> findings,
    @Nullable String problem) {

  DatasetReport ending(Result ended, @Nullable Integer served, @Nullable String why) {
    return new DatasetReport(
        dataset, ended, served, rows, took, times, sources, checks, findings, why);
  }

  /** How it ended. */
  public enum Result {
    PUBLISHED,
    /** Nothing has moved on since the version that is served. */
    UNCHANGED,
    /** What it would load was rolled back from, and only --force takes it up again. */
    HELD_BACK,
    /** It is made, and published when all are that are published with it. */
    WAITING,
    /** A dry run: it would be published. */
    WOULD_PUBLISH,
    REJECTED,
    FAILED,
    /** Something it stands on failed. */
    SKIPPED;

    public boolean isGood() {
      return this != REJECTED && this != FAILED && this != SKIPPED;
    }
  }
}

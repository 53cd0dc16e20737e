package census.etl.job;

import org.jspecify.annotations.Nullable;

/** The database went away in the middle of a run. */
public final class DatabaseLost extends IllegalStateException {

  DatabaseLost(@Nullable Throwable problem) {
    super(
        "The connection to the database was lost: it was stopped, or the network broke. What was published is served as before, each dataset whole. Run the same command again: it clears up what was begun.");
    if (problem != null) {
      addSuppressed(problem);
    }
  }
}

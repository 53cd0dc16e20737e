package census.etl.acquire;

import census.etl.finding.Finding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for a file once. */
sealed interface Outcome {

  /** The part is the whole file. */
  record Whole() implements Outcome {}

  /** The server still has the version that is held. */
  record Unchanged() implements Outcome {}

  /**
   * It may go better another time.
   *
   * @param finding what to say if it does not
   * @param asked how long the server asked to wait; null if it did not say
   */
  record Again(Finding finding, @Nullable Duration asked) implements Outcome {}
}

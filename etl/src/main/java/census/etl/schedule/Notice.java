package census.etl.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told. Its members are those of the JSON that a webhook gets.
 *
 * @param event run_failed or data_stale
 * @param task refresh or ods_sync
 * @param at when it was noticed
 * @param due when the run was due; null of stale data
 * @param since since when nothing good has come of it; null of a run
 * @param message for a person
 */
public record Notice(
    String event,
    String task,
    Instant at,
    @Nullable Instant due,
    @Nullable Instant since,
    String message) {

  static Notice failed(String task, Instant due, Instant at, String message) {
    return new Notice("run_failed", task, at, due, null, message);
  }

  static Notice stale(String task, Instant since, Instant at) {
    return new Notice(
        "data_stale",
        task,
        at,
        null,
        since,
        "%s has not gone well since %s".formatted(task, since));
  }
}

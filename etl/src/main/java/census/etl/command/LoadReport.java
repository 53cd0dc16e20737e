package census.etl.command;

import census.etl.publish.Loads.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of the book of loads, for machines. */
record LoadReport(
    long load,
    String dataset,
    @Nullable Integer version,
    String outcome,
    Instant started,
    @Nullable Instant ended,
    boolean sample,
    String codeVersion,
    @Nullable Long rows,
    boolean served,
    boolean kept,
    @Nullable String problem,
    JsonNode sources,
    JsonNode checks) {

  static LoadReport of(Entry entry) {
    return new LoadReport(
        entry.loadId(),
        entry.dataset(),
        entry.version(),
        entry.outcome().id(),
        entry.startedAt(),
        entry.endedAt(),
        entry.sampleScale() != null,
        entry.codeVersion(),
        entry.rows(),
        entry.served(),
        entry.kept(),
        entry.problem(),
        JsonMapper.shared().readTree(entry.sources()),
        JsonMapper.shared().readTree(entry.report()));
  }
}

package census.etl.job;

import org.jspecify.annotations.Nullable;

/**
 * How a refresh is run.
 *
 * @param force loads what has not changed too, and what was rolled back from
 * @param dryRun does everything but publish
 * @param sampleScale the scale of the fictional sample that the files come from; null for real ones
 */
public record RefreshOptions(boolean force, boolean dryRun, @Nullable Double sampleScale) {}

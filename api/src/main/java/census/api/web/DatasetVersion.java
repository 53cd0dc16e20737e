package census.api.web;

import java.time.Instant;

/** A dataset at the version that is served. */
public record DatasetVersion(
    String dataset,
    String table,
    int version,
    long rows,
    boolean sample,
    Instant loadedAt,
    Instant publishedAt) {}

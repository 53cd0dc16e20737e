package census.api.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one caller may take.
 *
 * @param wholeTables how many are sent at a time: each keeps a connection to the database
 * @param longestWholeTable until when one must have been taken
 * @param downloads how many files of an export are sent at a time
 * @param requestsPerMinute of one address; 0 for as many as it likes
 */
@ConfigurationProperties("census.limits")
record Limits(
    @DefaultValue("4") int wholeTables,
    @DefaultValue("60s") Duration longestWholeTable,
    @DefaultValue("4") int downloads,
    @DefaultValue("0") int requestsPerMinute) {}

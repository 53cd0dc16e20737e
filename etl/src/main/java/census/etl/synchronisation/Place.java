package census.etl.synchronisation;

import org.jspecify.annotations.Nullable;

/**
 * Where a postcode is.
 *
 * @param localAuthority null if the directory does not say
 */
public record Place(String latitude, String longitude, @Nullable String localAuthority) {}

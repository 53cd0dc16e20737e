package census.api.web;

import java.util.Map;

/**
 * An address that is no {@link Route} and has its place in the description all the same. A subject
 * makes one bean of it.
 *
 * @param answer what comes back, with whichever status
 * @param statuses which statuses there are, and what each means
 */
public record DescribedPath(
    String path,
    String operation,
    String summary,
    Part.Nested answer,
    Map<Integer, String> statuses) {}

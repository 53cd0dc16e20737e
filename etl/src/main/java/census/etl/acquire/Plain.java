package census.etl.acquire;

import java.nio.file.Path;

/**
 * A file as it can be read.
 *
 * @param name as the publisher calls it, with the member if it came out of a zip
 * @param label how findings call it
 */
record Plain(Path path, String name, String label, Content content) {}

package census.etl.acquire;

import census.etl.catalogue.SourceFile;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A source file at hand, in the cache or in the folder given.
 *
 * @param file which of the source's files it is
 * @param path where it lies, plain and unpacked
 * @param name as the publisher calls it; a member of a zip as in {@code data.zip!/member.csv}
 * @param origin the address, or the path relative to the folder
 * @param sha256 of the file that is read, that is unpacked
 * @param bytes of the file that is read
 * @param retrieved when it was downloaded; of a file in a folder, when it was last modified
 */
public record Acquired(
    SourceFile file,
    Path path,
    String name,
    String origin,
    String sha256,
    long bytes,
    Instant retrieved) {}

package census.etl.catalogue;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One form in which a source is published. A source lists the forms that hold the same table, the
 * publisher's own first: an XLSX and its CSV re-save, say.
 *
 * @param names what the file may be called; {@code *} stands for any characters
 * @param address where it is downloaded from, or null if it is only to be had by hand
 * @param addressTried whether anybody has seen the address answer
 * @param sha256 the one file that is accepted, or null if any is
 * @param member the name of the file inside a zip, with {@code *} as in names; null if any of names
 * @param extract what keeps it from being the whole table, or null if it is whole
 * @param maxBytes the most that the file, unpacked, may hold
 */
public record SourceFile(
    List<String> names,
    @Nullable URI address,
    boolean addressTried,
    @Nullable String sha256,
    @Nullable String member,
    @Nullable String extract,
    long maxBytes,
    Layout layout) {}

package census.etl.check;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is held against the expectations, and what it is held against.
 *
 * @param table the version, as in {@code version.lsoa_2011_3}
 * @param keyed whether an index keeps the key of the table unique
 * @param previous the version in place, or null if there is none that compares
 * @param stagedSchema where the sources of the load are staged, or null if they are no more
 * @param staged the sources that stand there because their files were at hand
 * @param extract whether it was made from less than the publisher's whole table
 * @param tables where datasets are that are not read as published
 * @param sampleScale the scale of the fictional sample that it was made from, or null if it is real
 */
public record Version(
    String table,
    boolean keyed,
    @Nullable String previous,
    @Nullable String stagedSchema,
    Set<String> staged,
    boolean extract,
    Map<String, String> tables,
    @Nullable Double sampleScale) {

  String tableOf(String dataset) {
    return tables.getOrDefault(dataset, "dataset." + dataset);
  }

  boolean isSample() {
    return sampleScale != null;
  }

  double scale() {
    return sampleScale == null ? 1 : sampleScale;
  }
}

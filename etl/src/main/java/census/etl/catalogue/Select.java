package census.etl.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL that makes the rows of a dataset, or looks for what must not be. It speaks of {@code
 * staged.<source>} and {@code dataset.<dataset>}; what it stands on is read from there, and written
 * down nowhere else.
 *
 * @param file its name, for messages
 * @param sources those that it reads
 * @param datasets those that it reads
 */
public record Select(String file, String sql, Set<String> sources, Set<String> datasets) {

  private static final Pattern SOURCE = Pattern.compile("\\bstaged\\.([a-z][a-z0-9_]*)");
  private static final Pattern DATASET = Pattern.compile("\\bdataset\\.([a-z][a-z0-9_]*)");
  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

  public Select(String file, String sql) {
    this(file, sql, named(SOURCE, sql), named(DATASET, sql));
  }

  /** As a declaration names it, before it is read. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Select unread(String file) {
    return new Select(file, "");
  }

  /** The same with what the declaration says. */
  Select with(Map<String, String> values) {
    return new Select(file, Values.in(sql, values));
  }

  /** The same with other tables in the place of some datasets. */
  public Select reading(Map<String, String> tables) {
    return new Select(
        file,
        DATASET
            .matcher(sql)
            .replaceAll(
                dataset ->
                    Matcher.quoteReplacement(
                        tables.getOrDefault(dataset.group(1), dataset.group()))));
  }

  /** The same with its sources in the schema of one load. */
  public String over(String stagedSchema) {
    return SOURCE.matcher(sql).replaceAll(Matcher.quoteReplacement(stagedSchema) + ".$1");
  }

  /** The same with the datasets that it stands on elsewhere too. */
  public String over(String stagedSchema, String datasetSchema) {
    return DATASET
        .matcher(over(stagedSchema))
        .replaceAll(Matcher.quoteReplacement(datasetSchema) + ".$1");
  }

  private static Set<String> named(Pattern reference, String sql) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = reference.matcher(COMMENT.matcher(sql).replaceAll(""));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return Collections.unmodifiableSet(names);
  }
}

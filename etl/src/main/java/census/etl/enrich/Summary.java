package census.etl.enrich;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What came of a whole file: numbers of rows, and nothing of any one of them. */
public record Summary(
    long rows,
    Map<String, Long> byStatus,
    Map<String, Long> byNation,
    Map<String, Long> byIndex,
    Map<String, Long> byRemark) {

  /** What it means for who uses the file, where it means something. */
  public String warning() {
    return byNation.size() > 1
        ? "Ranks, scores and quantiles of different nations do not compare: each nation has an index of its own."
        : "";
  }

  /** Counts while the rows pass. */
  static final class Counting {

    private static final class Count {
      private long rows;
    }

    private final Map<Status, Count> byStatus = new EnumMap<>(Status.class);
    private final Map<Nation, Count> byNation = new EnumMap<>(Nation.class);
    private final IdentityHashMap<Index, Count> byIndex = new IdentityHashMap<>();
    private final Map<String, Count> byRemark = new TreeMap<>();
    private long rows;

    void row(Status status) {
      rows++;
      add(byStatus, status);
    }

    void nation(Nation nation) {
      add(byNation, nation);
    }

    void index(Index index) {
      add(byIndex, index);
    }

    void remark(String remark) {
      if (!remark.isEmpty()) {
        add(byRemark, remark);
      }
    }

    private static <K> void add(Map<K, Count> counts, K key) {
      counts.computeIfAbsent(key, any -> new Count()).rows++;
    }

    Summary finished() {
      return new Summary(
          rows,
          counts(byStatus, Status::id),
          counts(byNation, Nation::id),
          counts(byIndex, Index::toString),
          counts(byRemark, remark -> remark));
    }

    private static <K> Map<String, Long> counts(Map<K, Count> counted, Function<K, String> name) {
      Map<String, Long> counts = new LinkedHashMap<>();
      counted.forEach((key, count) -> counts.put(name.apply(key), count.rows));
      return counts;
    }
  }
}

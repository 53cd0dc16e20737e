package census.etl.enrich;

import census.model.geography.Nation;
import java.util.EnumMap;
import java.util.HashMap;
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

  /** What it means for who uses the file; empty if nothing. */
  public String warning() {
    return byNation.size() > 1
        ? "Ranks, scores and quantiles of different nations do not compare: each nation has an index of its own."
        : "";
  }

  /** Counts while rows pass. */
  static final class Counting {

    private final Map<Status, long[]> byStatus = new EnumMap<>(Status.class);
    private final Map<Nation, long[]> byNation = new EnumMap<>(Nation.class);
    private final Map<Index, long[]> byIndex = new HashMap<>();
    private final Map<String, long[]> byRemark = new HashMap<>();

    void status(Status status) {
      add(byStatus, status, 1);
    }

    void nation(Nation nation) {
      add(byNation, nation, 1);
    }

    void index(Index index) {
      add(byIndex, index, 1);
    }

    void remark(String remark) {
      if (!remark.isEmpty()) {
        add(byRemark, remark, 1);
      }
    }

    private static <K> void add(Map<K, long[]> counts, K key, long rows) {
      counts.computeIfAbsent(key, any -> new long[1])[0] += rows;
    }

    /** What was counted elsewhere. */
    void add(Counting other) {
      other.byStatus.forEach((status, rows) -> add(byStatus, status, rows[0]));
      other.byNation.forEach((nation, rows) -> add(byNation, nation, rows[0]));
      other.byIndex.forEach((index, rows) -> add(byIndex, index, rows[0]));
      other.byRemark.forEach((remark, rows) -> add(byRemark, remark, rows[0]));
    }

    long rows() {
      return byStatus.values().stream().mapToLong(rows -> rows[0]).sum();
    }

    Summary finished() {
      return new Summary(
          rows(),
          named(byStatus, Status::id),
          named(byNation, Nation::id),
          new TreeMap<>(named(byIndex, Index::toString)),
          new TreeMap<>(named(byRemark, remark -> remark)));
    }

    private static <K> Map<String, Long> named(Map<K, long[]> counts, Function<K, String> name) {
      Map<String, Long> named = new LinkedHashMap<>();
      counts.forEach((key, rows) -> named.put(name.apply(key), rows[0]));
      return named;
    }
  }
}

package census.etl.check;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows a table has, and for how many of them each of some conditions holds: counted in one
 * look over the table, which may be large.
 */
record Counts(long rows, Map<String, Long> byCondition) {

  static Counts of(JdbcClient jdbc, String table, Collection<String> conditions) {
    List<String> distinct = List.copyOf(new LinkedHashSet<>(conditions));
    StringBuilder sql = new StringBuilder("select count(*)");
    distinct.forEach(
        condition -> sql.append(", count(*) filter (where ").append(condition).append(')'));
    return jdbc.sql(sql + " from " + table)
        .query(
            (rs, row) -> {
              Map<String, Long> counts = new HashMap<>();
              for (int i = 0; i < distinct.size(); i++) {
                counts.put(distinct.get(i), rs.getLong(i + 2));
              }
              return new Counts(rs.getLong(1), counts);
            })
        .single();
  }

  /** For how many rows it holds; one of those that were asked. */
  long of(String condition) {
    return requireNonNull(byCondition.get(condition), condition);
  }
}

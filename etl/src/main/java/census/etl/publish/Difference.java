package census.etl.publish;

import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Dataset;
import census.model.schema.PublishedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What changed between two versions of a dataset. */
public final class Difference {

  /** What became of a row. */
  public enum Fate {
    ADDED,
    GONE,
    CHANGED
  }

  /**
   * One row that differs.
   *
   * @param key its key
   * @param columns for a changed row, the columns that differ with what stood and what stands
   */
  public record Row(Fate fate, List<String> key, Map<String, Change> columns) {}

  /** What stood in a cell, and what stands there now. */
  public record Change(@Nullable String before, @Nullable String after) {}

  /**
   * How much differs.
   *
   * @param changedBy the number of changed rows by column, for the columns in which any changed
   */
  public record Summary(long added, long gone, long changed, Map<String, Long> changedBy) {}

  private final JdbcClient jdbc;
  private final Dataset dataset;
  private final String older;
  private final String newer;

  public Difference(JdbcClient jdbc, Dataset dataset, int older, int newer) {
    this.jdbc = jdbc;
    this.dataset = dataset;
    this.older = "version.%s_%d".formatted(dataset.id(), older);
    this.newer = "version.%s_%d".formatted(dataset.id(), newer);
  }

  public Summary summary() {
    String byColumn =
        values().stream()
            .map(c -> "count(*) filter (where o.%1$s is distinct from n.%1$s) as %1$s".formatted(c))
            .collect(joining(", "));
    long added =
        count(
            "select count(*) from %s n where not exists (select from %s o where %s)", newer, older);
    long gone =
        count(
            "select count(*) from %s o where not exists (select from %s n where %s)", older, newer);
    return jdbc.sql(
            "select count(*) filter (where %s) as all_changed, %s from %s o join %s n on %s"
                .formatted(anyChanged(), byColumn, older, newer, sameKey()))
        .query(
            (rs, i) -> {
              Map<String, Long> changedBy = new LinkedHashMap<>();
              for (String column : values()) {
                if (rs.getLong(column) > 0) {
                  changedBy.put(column, rs.getLong(column));
                }
              }
              return new Summary(added, gone, rs.getLong("all_changed"), changedBy);
            })
        .single();
  }

  /** Every row that differs, by key; one at a time, so that there may be any number. */
  public void forEach(Consumer<Row> action) {
    jdbc.sql(
            """
            select * from (
              select %1$s, %2$s,
                     o.%6$s is not null as in_older, n.%6$s is not null as in_newer
              from %3$s o full join %4$s n on %5$s
              where o.%6$s is null or n.%6$s is null or %7$s
            ) differing
            order by %8$s
            """
                .formatted(
                    key().stream()
                        .map(c -> "coalesce(o.%1$s, n.%1$s)::text as %1$s".formatted(c))
                        .collect(joining(", ")),
                    values().stream()
                        .map(c -> "o.%1$s::text as o_%1$s, n.%1$s::text as n_%1$s".formatted(c))
                        .collect(joining(", ")),
                    older,
                    newer,
                    sameKey(),
                    key().get(0),
                    anyChanged(),
                    String.join(", ", key())))
        .query(
            rs -> {
              List<String> key = new ArrayList<>();
              for (String column : key()) {
                key.add(rs.getString(column));
              }
              if (!rs.getBoolean("in_older")) {
                action.accept(new Row(Fate.ADDED, key, Map.of()));
              } else if (!rs.getBoolean("in_newer")) {
                action.accept(new Row(Fate.GONE, key, Map.of()));
              } else {
                Map<String, Change> columns = new LinkedHashMap<>();
                for (String column : values()) {
                  Change change =
                      new Change(rs.getString("o_" + column), rs.getString("n_" + column));
                  if (!java.util.Objects.equals(change.before(), change.after())) {
                    columns.put(column, change);
                  }
                }
                action.accept(new Row(Fate.CHANGED, key, columns));
              }
            });
  }

  private long count(String sql, String of, String against) {
    return jdbc.sql(sql.formatted(of, against, sameKey())).query(Long.class).single();
  }

  private List<String> key() {
    return dataset.table().key();
  }

  private List<String> values() {
    return dataset.table().columns().stream()
        .map(PublishedTable.Column::name)
        .filter(column -> !key().contains(column))
        .toList();
  }

  private String sameKey() {
    return key().stream().map("o.%1$s = n.%1$s"::formatted).collect(joining(" and "));
  }

  private String anyChanged() {
    return values().stream()
        .map("o.%1$s is distinct from n.%1$s"::formatted)
        .collect(joining(" or ", "(", ")"));
  }
}

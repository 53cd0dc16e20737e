package census.api.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is published, read so that the rows, their count and the versions they are said to be of
 * always agree.
 *
 * <p>A load is published by giving a view another body. A statement sees the body that the view has
 * when the statement is planned, whatever moment its transaction reads the rows of. So an answer
 * first takes a share lock on its views: a publisher, who needs them to itself, must wait. Only
 * then comes the first query, which fixes the moment that all later ones see. The lock stands in no
 * reader's way and a publisher waits for no longer than one answer takes.
 */
@Component
public final class Published {

  private static final String VERSIONS =
      """
      select dataset, table_name, dataset_version, rows, sample, loaded_at, published_at
      from published.dataset
      order by dataset
      """;

  /** The tables that tell of datasets, and change with every one. */
  static final Set<String> OF_DATASETS = Set.of("dataset", "data_dictionary");

  private static final int REMEMBERED_COUNTS = 2_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  /** Counts and contributions never change for a version, so they are asked for once. */
  private final Map<String, Long> counts = remembering(REMEMBERED_COUNTS);

  private final Map<String, Boolean> contributions = remembering(REMEMBERED_COUNTS);

  Published(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
  }

  private static <V> Map<String, V> remembering(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<String, V>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        });
  }

  /** Every dataset that is served. */
  public List<DatasetVersion> datasets() {
    return jdbc.query(VERSIONS, (row, number) -> datasetVersion(row));
  }

  public <T> T read(List<ListRoute.Reads> reads, Function<Held, T> reader) {
    return transaction.execute(
        status -> {
          hold(reads);
          return reader.apply(new Held(new Behind(datasetsBehind(reads))));
        });
  }

  private void hold(List<ListRoute.Reads> reads) {
    String views =
        new TreeSet<>(reads.stream().map(each -> "published." + each.table()).toList())
            .stream().collect(Collectors.joining(", "));
    jdbc.execute("lock table " + views + " in access share mode");
  }

  private List<DatasetVersion> datasetsBehind(List<ListRoute.Reads> reads) {
    List<DatasetVersion> all = datasets();
    return all.stream()
        .filter(dataset -> reads.stream().anyMatch(each -> contributes(dataset, each)))
        .toList();
  }

  /** Many datasets can share a table: wards say nothing of a list of districts. */
  private boolean contributes(DatasetVersion dataset, ListRoute.Reads reads) {
    if (OF_DATASETS.contains(reads.table())) {
      return true;
    }
    if (!reads.table().equals(dataset.table())) {
      return false;
    }
    if (reads.rows().equals("true")) {
      return true;
    }
    String sql =
        "select exists (select from published.%s where dataset = ? and (%s))"
            .formatted(reads.table(), reads.rows());
    String question = dataset.dataset() + "@" + dataset.version() + " " + sql;
    Boolean known = contributions.get(question);
    if (known != null) {
      return known;
    }
    boolean contributes =
        Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, dataset.dataset()));
    contributions.put(question, contributes);
    return contributes;
  }

  private static DatasetVersion datasetVersion(ResultSet row) throws SQLException {
    return new DatasetVersion(
        row.getString("dataset"),
        row.getString("table_name"),
        row.getInt("dataset_version"),
        row.getLong("rows"),
        row.getBoolean("sample"),
        row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
        row.getObject("published_at", OffsetDateTime.class).toInstant());
  }

  /** What is published, held still while one answer is read. */
  public final class Held {

    private final Behind behind;

    private Held(Behind behind) {
      this.behind = behind;
    }

    public Behind behind() {
      return behind;
    }

    /** Those of the datasets that some rows of some tables are of. */
    public Behind behind(List<ListRoute.Reads> reads) {
      return new Behind(
          behind.datasets().stream()
              .filter(dataset -> reads.stream().anyMatch(each -> contributes(dataset, each)))
              .toList());
    }

    boolean has(Table table) {
      return OF_DATASETS.contains(table.name())
          || behind.datasets().stream().anyMatch(dataset -> dataset.table().equals(table.name()));
    }

    /** The one text that a query gives, if it has a row. */
    public Optional<String> text(String query, Object... values) {
      return jdbc.queryForList(query, String.class, values).stream().findFirst();
    }

    /** Every row of a query, however many: this one may take its time. */
    public void copy(String query, Consumer<CopiedRow> reader) {
      jdbc.execute("set local statement_timeout = 0");
      jdbc.execute(
          (ConnectionCallback<Integer>)
              connection -> {
                CopyManager manager = new CopyManager(connection.unwrap(BaseConnection.class));
                return copied(
                    manager.copyOut("copy (" + query + ") to stdout (format binary)"), reader);
              });
    }

    private int copied(CopyOut copy, Consumer<CopiedRow> reader) throws SQLException {
      CopiedRow row = new CopiedRow();
      int rows = 0;
      try {
        for (byte[] sent = copy.readFromCopy(); sent != null; sent = copy.readFromCopy()) {
          if (row.read(sent)) {
            reader.accept(row);
            rows++;
          }
        }
        return rows;
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    }

    long count(ListRoute route, Selection selection) {
      String sql =
          "select count(*) from published." + route.table().name() + where(route, selection);
      Object[] values = values(selection);
      String question = behind.versions() + " " + sql + " " + List.of(values);
      Long known = counts.get(question);
      if (known != null) {
        return known;
      }
      Long counted = jdbc.queryForObject(sql, Long.class, values);
      long count = counted == null ? 0 : counted;
      counts.put(question, count);
      return count;
    }

    /**
     * The keys of the page come first, from one table and without the rest of its columns, so that
     * page 3,000 costs little more than page 1; only its rows are then joined to anything.
     */
    List<Row> rows(ListRoute route, Selection selection, long offset, int size) {
      String keys = String.join(", ", route.table().published().key());
      String sql =
          """
          with chosen as materialized (
            select row_number() over () as position, keys.*
            from (
              select %1$s from published.%2$s%3$s
              order by %4$s limit %5$d offset %6$d
            ) keys
          ), page as (
            select listed.*, chosen.position
            from chosen join published.%2$s listed using (%1$s)
          )
          %7$s
          order by page.position
          """
              .formatted(
                  keys,
                  route.table().name(),
                  where(route, selection),
                  selection.order(),
                  size,
                  offset,
                  route.rows());
      return jdbc.query(sql, (row, number) -> row(route, row), values(selection));
    }

    private String where(ListRoute route, Selection selection) {
      List<String> all = new ArrayList<>();
      all.add(route.restriction());
      selection.conditions().forEach(condition -> all.add(condition.sql()));
      return " where (" + String.join(") and (", all) + ")";
    }

    private Object[] values(Selection selection) {
      return selection.conditions().stream()
          .flatMap(condition -> condition.values().stream())
          .toArray();
    }

    private Row row(ListRoute route, ResultSet row) throws SQLException {
      Map<String, Object> values = new HashMap<>();
      for (Part.Field field : route.allFields()) {
        Object value = field.type().read(row, field.column());
        if (value != null) {
          values.put(field.column(), value);
        }
      }
      return new Row(row.getString("dataset"), values);
    }
  }
}

package census.api.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
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

  /** Differs after every publication, and costs less than what is published. */
  private static final String STATE =
      "select concat_ws(' ', count(*), sum(load_id), max(published_at)) from published.dataset";

  /** The tables that tell of datasets, and change with every one. */
  static final Set<String> OF_DATASETS = Set.of("dataset", "data_dictionary");

  private static final int REMEMBERED_COUNTS = 2_000;

  private final JdbcTemplate jdbc;
  private final Shared<Seen> now;
  private final TransactionTemplate transaction;
  private volatile Seen seen = new Seen("", List.of(), new ConcurrentHashMap<>());

  /** Counts and contributions never change for a version, so they are asked for once. */
  private final Map<String, Map<String, Long>> counts = remembering(REMEMBERED_COUNTS);

  private final Map<String, Boolean> contributions = remembering(REMEMBERED_COUNTS);

  /**
   * @param holds for how long nothing is taken to have been published since the last look
   */
  @ConfigurationProperties("census.published")
  record Settings(@DefaultValue("10ms") Duration holds) {}

  Published(JdbcTemplate jdbc, PlatformTransactionManager transactions, Settings settings) {
    this.jdbc = jdbc;
    this.now = new Shared<>(this::look, settings.holds());
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
    return now.now().datasets;
  }

  /** What is behind some tables; empty when that takes a look at them. */
  Optional<Behind> behind(List<ListRoute.Reads> reads) {
    return Optional.ofNullable(now.now().behind.get(reads));
  }

  private Seen look() {
    String state = Objects.requireNonNull(jdbc.queryForObject(STATE, String.class));
    if (!seen.state.equals(state)) {
      seen = new Seen(state, readDatasets(), new ConcurrentHashMap<>());
    }
    return seen;
  }

  private List<DatasetVersion> readDatasets() {
    return jdbc.query(VERSIONS, (row, number) -> datasetVersion(row));
  }

  /** Remembered as long as nothing is published. */
  private record Seen(
      String state, List<DatasetVersion> datasets, Map<List<ListRoute.Reads>, Behind> behind) {}

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
    List<DatasetVersion> all = readDatasets();
    List<DatasetVersion> behind =
        all.stream()
            .filter(dataset -> reads.stream().anyMatch(each -> contributes(dataset, each)))
            .toList();
    Seen last = seen;
    if (last.datasets.equals(all)) {
      last.behind.put(reads, new Behind(behind));
    }
    return behind;
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

    /**
     * The one text that a query gives, if it has a row. What is found by its key is found in the
     * same way whatever the key, and over many views to plan takes ten times as long as to find; to
     * call others to help with it takes as long again.
     */
    public Optional<String> text(String query, Object... values) {
      jdbc.execute(
          "set local plan_cache_mode = auto; set local max_parallel_workers_per_gather = 0");
      return jdbc.queryForList(query, String.class, values).stream().findFirst();
    }

    /** Every row of a query, however many: this one may take its time. */
    public void copy(String query, Consumer<CopiedRow> reader) {
      jdbc.execute("set local statement_timeout = 0");
      jdbc.execute(
          (ConnectionCallback<Boolean>)
              connection -> {
                CopiedRow row = new CopiedRow();
                copied(
                    connection,
                    "copy (" + query + ") to stdout (format binary)",
                    sent -> {
                      if (row.read(sent)) {
                        reader.accept(row);
                      }
                    });
                return true;
              });
    }

    private void copied(Connection connection, String query, Consumer<byte[]> reader)
        throws SQLException {
      BaseConnection postgres = connection.unwrap(BaseConnection.class);
      CopyOut copy = new CopyManager(postgres).copyOut(query);
      try {
        for (byte[] sent = copy.readFromCopy(); sent != null; sent = copy.readFromCopy()) {
          reader.accept(sent);
        }
      } catch (RuntimeException | Error gaveUp) {
        stop(postgres, copy, gaveUp);
        throw gaveUp;
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    }

    /**
     * Reads what is still on its way. The driver's own way to cancel leaves it there, and then the
     * connection takes it for the answer to the next question, and the answer to that for the one
     * after.
     */
    private void stop(BaseConnection postgres, CopyOut copy, Throwable gaveUp) {
      try {
        postgres.cancelQuery();
        while (copy.readFromCopy() != null) {
          // Nobody wants it.
        }
      } catch (SQLException e) {
        // Mostly that it was cancelled.
        gaveUp.addSuppressed(e);
      }
    }

    /** The other codes that each code stands for. */
    Map<String, Set<String>> related(Filter.Related related) {
      Map<String, Set<String>> others = new HashMap<>();
      jdbc.query(
          "select asked, found from (%s) related where asked <> found".formatted(related.pairs()),
          (RowCallbackHandler)
              row ->
                  others
                      .computeIfAbsent(row.getString("asked"), asked -> new TreeSet<>())
                      .add(row.getString("found")));
      return others;
    }

    /** How many rows each dataset has among those found; none has a 0. */
    Map<String, Long> count(ListRoute route, Selection selection) {
      String sql =
          "select dataset, count(*) from %s as %s%s group by dataset"
              .formatted(route.relation(), route.table().name(), where(route, selection));
      Object[] values = values(selection);
      String question =
          String.join(" ", behind.versions(), route.madeOf(), sql, Arrays.toString(values));
      Map<String, Long> known = counts.get(question);
      if (known != null) {
        return known;
      }
      Map<String, Long> counted = new HashMap<>();
      jdbc.query(
          sql, (RowCallbackHandler) row -> counted.put(row.getString(1), row.getLong(2)), values);
      counts.put(question, counted);
      return counted;
    }

    /**
     * The keys of the page come first, from one table and without the rest of its columns, so that
     * page 3,000 costs little more than page 1; only its rows are then joined to anything.
     *
     * @param reader takes the rows, once it knows the names of their columns
     */
    <R extends Consumer<Row>> R rows(
        ListRoute route, Selection selection, Page page, Function<List<String>, R> reader) {
      String keys = String.join(", ", route.table().published().key());
      String sql =
          """
          with chosen as materialized (
            select row_number() over () as position, keys.*
            from (
              select %1$s from %8$s as %2$s%3$s
              order by %4$s limit %5$d offset %6$d
            ) keys
          ), page as (
            select listed.*, chosen.position
            from chosen join %8$s as listed using (%1$s)
          )
          %7$s
          order by page.position
          """
              .formatted(
                  keys,
                  route.table().name(),
                  where(route, selection),
                  selection.order(),
                  page.size(),
                  page.offset(),
                  route.rows(),
                  route.relation());
      return Objects.requireNonNull(
          jdbc.query(sql, (ResultSetExtractor<R>) rows -> read(rows, reader), values(selection)));
    }

    private <R extends Consumer<Row>> R read(ResultSet rows, Function<List<String>, R> reader)
        throws SQLException {
      List<String> columns = names(rows.getMetaData());
      R read = reader.apply(columns);
      Row row = new Row(columns.size());
      while (rows.next()) {
        row.read(rows);
        read.accept(row);
      }
      return read;
    }

    /**
     * All rows that are found, as the server sends them: none is kept, however many they are.
     *
     * @param count how many to expect
     * @param longest until when all must have been taken
     */
    <R extends Consumer<Row>> R allRows(
        ListRoute route,
        Selection selection,
        long count,
        Duration longest,
        Function<List<String>, R> reader) {
      return allLines(route, selection, count, longest, columns -> RowOfLine.of(columns, reader))
          .reader();
    }

    /** A reader of rows that is given lines. */
    private record RowOfLine<R extends Consumer<Row>>(Row row, R reader)
        implements Consumer<byte[]> {

      static <R extends Consumer<Row>> RowOfLine<R> of(
          List<String> columns, Function<List<String>, R> reader) {
        return new RowOfLine<>(new Row(columns.size()), reader.apply(columns));
      }

      @Override
      public void accept(byte[] line) {
        row.read(line);
        reader.accept(row);
      }
    }

    /** As {@link #allRows}, each row as the server sends it. */
    <R extends Consumer<byte[]>> R allLines(
        ListRoute route,
        Selection selection,
        long count,
        Duration longest,
        Function<List<String>, R> reader) {
      String sql =
          """
          with page as (
            select *, row_number() over (order by %s) as position from %s as %s%s
          )
          %s
          order by page.position
          """
              .formatted(
                  selection.order(),
                  route.relation(),
                  route.table().name(),
                  where(route, selection),
                  route.rows());
      jdbc.execute("set local statement_timeout = " + longest.toMillis());
      if (count > Page.LARGEST_SIZE) {
        // The planner takes views for larger than they are, and then looks up row by row.
        jdbc.execute("set local enable_nestloop = off; set local work_mem = '64MB'");
      }
      return Objects.requireNonNull(
          jdbc.execute(
              (ConnectionCallback<R>)
                  connection -> copy(connection, sql, values(selection), reader)));
    }

    private <R extends Consumer<byte[]>> R copy(
        Connection connection, String sql, Object[] values, Function<List<String>, R> reader)
        throws SQLException {
      List<String> columns;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        columns = names(statement.getMetaData());
      }
      R read = reader.apply(columns);
      String copy = "copy (" + withValues(connection, sql, values) + ") to stdout";
      copied(connection, copy, read);
      return read;
    }

    /** {@code COPY} takes no parameters: they are put in as literals, by the driver's own rules. */
    private String withValues(Connection connection, String sql, Object[] values)
        throws SQLException {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      String[] between = sql.split("\\?", -1);
      StringBuilder whole = new StringBuilder(between[0]);
      for (int i = 0; i < values.length; i++) {
        whole.append(literal(postgres, values[i])).append(between[i + 1]);
      }
      return whole.toString();
    }

    private String literal(PGConnection postgres, Object value) throws SQLException {
      if (value instanceof Number || value instanceof Boolean) {
        return value.toString();
      }
      String type = value instanceof LocalDate ? "date" : "text";
      return type + " '" + postgres.escapeLiteral(value.toString()) + "'";
    }

    private List<String> names(ResultSetMetaData columns) throws SQLException {
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        names.add(columns.getColumnLabel(column));
      }
      return names;
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
  }
}

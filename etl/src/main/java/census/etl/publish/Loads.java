package census.etl.publish;

import census.etl.catalogue.Dataset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of loads: every attempt, how it ended, and which version of a dataset is served. */
public final class Loads {

  /** How a load ended. */
  public enum Outcome {
    RUNNING,
    /** Its version was published. */
    PUBLISHED,
    /** A dry run: everything held, nothing was published. */
    CHECKED,
    /** An expectation did not hold. */
    REJECTED,
    /** Something else went wrong. */
    FAILED,
    /** Its process died. */
    ABANDONED;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One line of the book.
   *
   * @param served whether its version is the one now published
   * @param sampleScale of the sample that it was made from, or null if the files were real
   * @param kept whether the table of its version still exists
   */
  public record Entry(
      long loadId,
      String dataset,
      @Nullable Integer version,
      Outcome outcome,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String fingerprint,
      @Nullable Double sampleScale,
      String codeVersion,
      @Nullable Long rows,
      String sources,
      String report,
      @Nullable String problem,
      boolean served,
      boolean kept) {}

  /**
   * What is served of a dataset.
   *
   * @param isExtract whether it was made from less than the publisher's whole table
   */
  public record Served(
      String dataset,
      int version,
      String fingerprint,
      @Nullable Double sampleScale,
      boolean isExtract,
      String reason) {

    public String table() {
      return "version." + dataset + "_" + version;
    }

    public boolean isRolledBack() {
      return reason.equals("rollback");
    }
  }

  private final JdbcClient jdbc;

  public Loads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens a line. */
  public long begin(Dataset dataset, String codeVersion, @Nullable Double sampleScale) {
    return jdbc.sql(
            """
            insert into census.load (dataset, table_name, outcome, code_version, declaration, sample_scale)
            values (:dataset, :table, 'running', :code, :declaration::jsonb, :scale)
            returning load_id
            """)
        .param("dataset", dataset.id())
        .param("table", dataset.table().name())
        .param("code", codeVersion)
        .param("declaration", dataset.json())
        .param("scale", sampleScale, Types.DOUBLE)
        .query(Long.class)
        .single();
  }

  /** Writes down what the load is made from. */
  public void recordSources(long loadId, String sources, String fingerprint) {
    jdbc.sql(
            """
            update census.load
            set sources = :sources::jsonb, fingerprint = :fingerprint
            where load_id = :load
            """)
        .param("sources", sources)
        .param("fingerprint", fingerprint)
        .param("load", loadId)
        .update();
  }

  /**
   * Writes down which datasets the load is made from.
   *
   * @param waiting the loads of those that wait to be published with this one; of the others it is
   *     made from what is served now
   */
  public void recordMadeFrom(long loadId, Collection<String> datasets, Map<String, Long> waiting) {
    jdbc.sql(
            """
            update census.load
            set made_from = (
              select coalesce(
                jsonb_agg(
                  jsonb_build_object('dataset', l.dataset, 'dataset_version', l.version) order by l.dataset),
                '[]')
              from census.load l
              where l.dataset = any (:datasets)
                and l.load_id = any (
                  select load_id from census.publication where dataset <> all (:waiting)
                  union all
                  select unnest(:loads::bigint[])))
            where load_id = :load
            """)
        .param("datasets", datasets.toArray(String[]::new))
        .param("waiting", waiting.keySet().toArray(String[]::new))
        .param("loads", waiting.values().toArray(Long[]::new))
        .param("load", loadId)
        .update();
  }

  /** Gives the load the next version of its dataset. */
  public int number(long loadId) {
    return jdbc.sql(
            """
            update census.load l
            set version = (select coalesce(max(version), 0) + 1 from census.load o where o.dataset = l.dataset)
            where load_id = :load
            returning version
            """)
        .param("load", loadId)
        .query(Integer.class)
        .single();
  }

  public void recordRows(long loadId, long rows) {
    jdbc.sql("update census.load set rows = :rows where load_id = :load")
        .param("rows", rows)
        .param("load", loadId)
        .update();
  }

  /** Writes down what its columns say and where they were taken from. */
  public void recordColumns(long loadId, String columns) {
    jdbc.sql("update census.load set columns = :columns::jsonb where load_id = :load")
        .param("columns", columns)
        .param("load", loadId)
        .update();
  }

  public void recordReport(long loadId, String report) {
    jdbc.sql("update census.load set report = :report::jsonb where load_id = :load")
        .param("report", report)
        .param("load", loadId)
        .update();
  }

  /**
   * Closes a line.
   *
   * @param problem why it ended so, or null if it ended well
   */
  public void end(long loadId, Outcome outcome, @Nullable String problem) {
    jdbc.sql(
            """
            update census.load
            set outcome = :outcome, problem = :problem, ended_at = clock_timestamp()
            where load_id = :load and outcome = 'running'
            """)
        .param("outcome", outcome.id())
        .param("problem", problem, Types.VARCHAR)
        .param("load", loadId)
        .update();
  }

  /** Takes out a line of a load that found nothing to do. */
  public void forget(long loadId) {
    jdbc.sql("delete from census.load where load_id = :load").param("load", loadId).update();
  }

  /** Closes the lines of loads whose process died; only for the one process that may load. */
  public int abandonRunning() {
    return jdbc.sql(
            "update census.load set outcome = 'abandoned', ended_at = clock_timestamp() where outcome = 'running'")
        .update();
  }

  /** What is served of a dataset, if anything is. */
  public Optional<Served> served(String dataset) {
    return jdbc.sql(
            """
            select l.dataset, l.version, l.fingerprint, l.sample_scale, p.reason,
                   jsonb_path_exists(l.sources, '$[*].extract') as is_extract
            from census.publication p join census.load l using (load_id)
            where p.dataset = :dataset
            """)
        .param("dataset", dataset)
        .query(
            (rs, i) ->
                new Served(
                    rs.getString("dataset"),
                    rs.getInt("version"),
                    rs.getString("fingerprint"),
                    rs.getObject("sample_scale", Double.class),
                    rs.getBoolean("is_extract"),
                    rs.getString("reason")))
        .optional();
  }

  /** The newest load that was ever published, whether or not it still is. */
  public Optional<Entry> newestPublished(String dataset) {
    return history(dataset).stream()
        .filter(entry -> entry.outcome() == Outcome.PUBLISHED)
        .findFirst();
  }

  /** Every load of a dataset, the newest first. */
  public List<Entry> history(String dataset) {
    return jdbc.sql(
            """
            select l.*, l.sources::text as sources_text, l.report::text as report_text,
                   p.load_id is not null as served,
                   to_regclass('version.' || quote_ident(l.dataset || '_' || l.version)) is not null as kept
            from census.load l left join census.publication p using (load_id)
            where l.dataset = :dataset
            order by l.load_id desc
            """)
        .param("dataset", dataset)
        .query(Loads::entry)
        .list();
  }

  private static Entry entry(ResultSet rs, int i) throws SQLException {
    return new Entry(
        rs.getLong("load_id"),
        rs.getString("dataset"),
        rs.getObject("version", Integer.class),
        Outcome.valueOf(rs.getString("outcome").toUpperCase(Locale.ROOT)),
        rs.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(rs.getObject("ended_at", OffsetDateTime.class)),
        rs.getString("fingerprint"),
        rs.getObject("sample_scale", Double.class),
        rs.getString("code_version"),
        rs.getObject("rows", Long.class),
        rs.getString("sources_text"),
        rs.getString("report_text"),
        rs.getString("problem"),
        rs.getBoolean("served"),
        rs.getBoolean("kept"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}

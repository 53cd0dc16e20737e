package census.api.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looks into the database beside the pipeline: what is served, what runs, what was left behind. */
final class Witness implements AutoCloseable {

  /** How many superseded versions a dataset keeps unless it says otherwise. */
  private static final int KEPT = 3;

  private final SingleConnectionDataSource connection;
  private final JdbcClient jdbc;

  private Witness(SingleConnectionDataSource connection) {
    this.connection = connection;
    this.jdbc = JdbcClient.create(connection);
  }

  static Witness of(Home home) {
    return new Witness(new SingleConnectionDataSource(home.connect(), true));
  }

  JdbcClient sql() {
    return jdbc;
  }

  // ------------------------------------------------------------------ what is served

  /**
   * A dataset as it is served.
   *
   * @param fingerprint of what it was made from, by the book of loads
   * @param versionOfRows what its rows in the view say, all of them
   * @param content a hash of its rows in any order
   */
  record Served(
      String dataset,
      int version,
      String outcome,
      String fingerprint,
      long rows,
      String versionOfRows,
      long rowsInView,
      String content) {}

  /** Everything that is served, at one moment; the views are held as the API holds them. */
  Map<String, Served> served() {
    jdbc.sql("begin isolation level repeatable read").update();
    try {
      List<String> tables =
          jdbc.sql("select table_name from information_schema.tables where table_schema = 'shape'")
              .query(String.class)
              .list();
      jdbc.sql("commit").update();
      jdbc.sql("begin isolation level repeatable read").update();
      jdbc.sql(
              "lock table "
                  + tables.stream().map("published."::concat).collect(Collectors.joining(", "))
                  + " in access share mode")
          .update();
      Map<String, Served> served = new TreeMap<>();
      for (String table : tables) {
        jdbc.sql(
                """
                with hashed as (
                  select dataset, dataset_version,
                    md5((to_jsonb(listed) - 'dataset_version')::text) as row_hash
                  from published.%s listed
                ), rows_of as (
                  select dataset, string_agg(distinct dataset_version::text, ' and ') as versions,
                    count(*) as counted, md5(string_agg(row_hash, '' order by row_hash)) as content
                  from hashed group by dataset
                )
                select dataset, d.dataset_version, l.outcome, l.fingerprint, l.rows,
                  versions, counted, content
                from published.dataset d
                join census.load l using (load_id, dataset)
                full join rows_of using (dataset)
                where coalesce(d.table_name, :table) = :table
                """
                    .formatted(table))
            .param("table", table)
            .query(
                (row, number) ->
                    new Served(
                        row.getString("dataset"),
                        row.getInt("dataset_version"),
                        String.valueOf(row.getString("outcome")),
                        String.valueOf(row.getString("fingerprint")),
                        row.getLong("rows"),
                        String.valueOf(row.getString("versions")),
                        row.getLong("counted"),
                        String.valueOf(row.getString("content"))))
            .list()
            .forEach(each -> served.put(each.dataset(), each));
      }
      return served;
    } finally {
      jdbc.sql("commit").update();
    }
  }

  /** Whether the pipeline's own view of a dataset shows the version that is served. */
  List<String> datasetViewsThatDisagree() {
    return jdbc.sql(
            """
            select p.dataset || ' shows ' || coalesce(t.relname, 'nothing')
            from census.publication p
            join census.load l using (load_id)
            left join pg_class v
              on v.relname = p.dataset and v.relnamespace = 'dataset'::regnamespace
            left join lateral (
              select distinct c.relname
              from pg_rewrite r
              join pg_depend d on d.objid = r.oid and d.refclassid = 'pg_class'::regclass
              join pg_class c on c.oid = d.refobjid
              where r.ev_class = v.oid and c.relnamespace = 'version'::regnamespace
            ) t on true
            where t.relname is distinct from p.dataset || '_' || l.version
            """)
        .query(String.class)
        .list();
  }

  // ------------------------------------------------------------------ what runs

  long newestStep() {
    return jdbc.sql("select coalesce(max(step_execution_id), 0) from batch.batch_step_execution")
        .query(Long.class)
        .single();
  }

  /** Whether the nth step of this name, of those that came after another, runs now. */
  boolean runs(String step, int nth, long after) {
    return jdbc.sql(
            """
            select count(*) >= :nth and count(*) filter (where status = 'STARTED') > 0
            from batch.batch_step_execution
            where step_execution_id > :after and step_name like :step
              and status in ('STARTED', 'COMPLETED')
            """)
        .param("nth", nth)
        .param("after", after)
        .param("step", step + "%")
        .query(Boolean.class)
        .single();
  }

  /** Whether the pipeline is at a statement now, or waits in it for someone's lock. */
  boolean executes(String statement, boolean waiting) {
    return jdbc.sql(
            """
            select exists (
              select from pg_stat_activity
              where application_name = 'census pipeline' and state = 'active'
                and query like :statement
                and (wait_event_type = 'Lock' or not :waiting))
            """)
        .param("statement", statement + "%")
        .param("waiting", waiting)
        .query(Boolean.class)
        .single();
  }

  /** Whether a run waits for another to end. */
  boolean aRunWaits() {
    return jdbc.sql(
            "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .query(Boolean.class)
        .single();
  }

  /** The steps that a killed process was in: nobody was left to say how they ended. */
  List<String> stepsLeftRunning() {
    return jdbc.sql(
            """
            select split_part(step_name, ' ', 1)
            from batch.batch_step_execution where status in ('STARTING', 'STARTED') order by 1
            """)
        .query(String.class)
        .list();
  }

  boolean isLoading() {
    return jdbc.sql("select exists (select from census.load where outcome = 'running')")
        .query(Boolean.class)
        .single();
  }

  long newestLoad() {
    return jdbc.sql("select max(load_id) from census.load").query(Long.class).single();
  }

  /** From the beginning of the first of so many loads to the end of the last. */
  Duration lastLoadsTook(int loads) {
    return Duration.ofMillis(
        jdbc.sql(
                """
                select (extract(epoch from max(ended_at) - min(started_at)) * 1000)::bigint
                from (select * from census.load order by load_id desc limit :loads) last_loads
                """)
            .param("loads", loads)
            .query(Long.class)
            .single());
  }

  /** Of two runs after a load, the loads of the second that began before the first had ended. */
  List<String> loadsThatInterleaved(long after, int loadsOfARun) {
    return jdbc.sql(
            """
            with numbered as (
              select *, row_number() over (order by load_id) as place
              from census.load where load_id > :after
            )
            select dataset || ' ' || load_id from numbered
            where place > :many and started_at <= (
              select max(ended_at) from numbered where place <= :many)
            """)
        .param("after", after)
        .param("many", loadsOfARun)
        .query(String.class)
        .list();
  }

  // ------------------------------------------------------------------ what was left behind

  List<String> leftBehind() {
    List<String> left = new ArrayList<>();
    left.addAll(
        found(
            "staged schema ",
            "select nspname::text from pg_namespace where nspname like 'staged%'"));
    left.addAll(
        found(
            "version that no publication made: ",
            """
            select tablename::text from pg_tables
            where schemaname = 'version'
              and tablename not in (
                select dataset || '_' || version from census.load
                where outcome = 'published' and version is not null)
            """));
    left.addAll(
        found(
            "more superseded versions than are kept: ",
            """
            select l.dataset || ' ' || string_agg(l.version::text, ', ')
            from census.load l join pg_tables t
              on t.schemaname = 'version' and t.tablename = l.dataset || '_' || l.version
            where l.load_id not in (select load_id from census.publication)
            group by l.dataset having count(*) > %d
            """
                .formatted(KEPT)));
    left.addAll(
        found(
            "load still running: ",
            "select dataset || ' ' || load_id from census.load where outcome = 'running'"));
    left.addAll(
        found(
            "job still running: ",
            """
            select job_execution_id || ' ' || status from batch.batch_job_execution
            where status not in ('COMPLETED', 'FAILED', 'ABANDONED', 'STOPPED')
            """));
    left.addAll(
        found(
            "step still running: ",
            """
            select job_execution_id || ' ' || step_name || ' ' || status
            from batch.batch_step_execution
            where status not in ('COMPLETED', 'FAILED', 'ABANDONED', 'STOPPED')
            """));
    left.addAll(
        found(
            "lock of runs held by ",
            "select pid::text from pg_locks where locktype = 'advisory' and granted"));
    return left;
  }

  private List<String> found(String what, String query) {
    return jdbc.sql(query).query(String.class).list().stream().map(what::concat).toList();
  }

  @Override
  public void close() {
    connection.destroy();
  }
}

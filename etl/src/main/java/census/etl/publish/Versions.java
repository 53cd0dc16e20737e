package census.etl.publish;

import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Dataset;
import census.etl.catalogue.Select;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.publish.Loads.Entry;
import census.etl.publish.Loads.Outcome;
import census.model.schema.PublishedTable;
import census.model.wording.Nearest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The versions of a dataset: each a table of its own, made beside the one that is served, and
 * switched to in one transaction.
 */
public final class Versions {

  /**
   * How long the switch waits for readers to end before it steps aside and tries again. While it
   * waits, new readers queue behind it: so it never waits long.
   */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final int TRIES = 200;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK = "40P01";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Loads loads;

  public Versions(JdbcClient jdbc, TransactionTemplate transaction, Loads loads) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.loads = loads;
  }

  /**
   * Makes a version from what is staged.
   *
   * @return the number of its rows
   */
  public long build(Dataset dataset, int version, Select select, String stagedSchema) {
    String sql = select.over(stagedSchema);
    checkColumns(dataset, select, sql);
    String columns =
        dataset.table().columns().stream().map(PublishedTable.Column::name).collect(joining(", "));
    try {
      return transaction.execute(
          status -> {
            String table =
                jdbc.sql("select census.create_version(:dataset, :table, :version)")
                    .param("dataset", dataset.id())
                    .param("table", dataset.table().name())
                    .param("version", version)
                    .query(String.class)
                    .single();
            return (long)
                jdbc.sql(
                        "insert into %1$s (%2$s) select %2$s from (%3$s) made"
                            .formatted(table, columns, sql))
                    .update();
          });
    } catch (DataAccessException e) {
      throw failed(dataset, select, e);
    }
  }

  private void checkColumns(Dataset dataset, Select select, String sql) {
    Set<String> made = new LinkedHashSet<>();
    try {
      jdbc.sql("select * from (%s) made limit 0".formatted(sql))
          .query(
              rs -> {
                for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                  made.add(rs.getMetaData().getColumnName(i));
                }
                return made;
              });
    } catch (DataAccessException e) {
      throw failed(dataset, select, e);
    }
    List<String> wanted =
        dataset.table().columns().stream().map(PublishedTable.Column::name).toList();
    Place place = Place.file(dataset.id() + ", " + select.file());
    List<Finding> findings = new ArrayList<>();
    for (String column : wanted) {
      if (!made.contains(column)) {
        findings.add(Kind.SELECT_COLUMN_MISSING.at(place.column(column)));
      }
    }
    for (String column : made) {
      if (!wanted.contains(column)) {
        findings.add(
            Kind.SELECT_COLUMN_UNKNOWN
                .at(place.column(column))
                .expected(Nearest.first(column, wanted)));
      }
    }
    if (!findings.isEmpty()) {
      throw new Fault(findings);
    }
  }

  private static Fault failed(Dataset dataset, Select select, DataAccessException e) {
    String reason =
        e instanceof BadSqlGrammarException || e.getCause() != null
            ? String.valueOf(e.getMostSpecificCause().getMessage())
            : String.valueOf(e.getMessage());
    return new Fault(
        Kind.SELECT_FAILED
            .at(Place.file(dataset.id() + ", " + select.file()))
            .found(reason.replace('\n', ' ')),
        e);
  }

  /**
   * Makes it quick to read.
   *
   * @throws org.springframework.dao.DuplicateKeyException if its key is not unique; it then has no
   *     index
   */
  public void index(Dataset dataset, int version) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("select census.index_version(:dataset, :table, :version)")
                .param("dataset", dataset.id())
                .param("table", dataset.table().name())
                .param("version", version)
                .query()
                .listOfRows());
  }

  /** A version that is made, and not published yet. */
  public record Made(Dataset dataset, int version, long loadId, String fingerprint) {

    public String table() {
      return "version." + dataset.id() + "_" + version;
    }
  }

  /** Publishes versions and closes the lines of their loads, all in one transaction. */
  public void publish(List<Made> together) {
    switchOver(
        () ->
            together.forEach(
                made -> {
                  switchTo(made.dataset().id(), made.version(), "load");
                  loads.end(made.loadId(), Outcome.PUBLISHED, null);
                }));
  }

  /** Goes back, or forth, to a version that is still kept. */
  public void rollBack(Dataset dataset, int version) {
    switchOver(() -> switchTo(dataset.id(), version, "rollback"));
  }

  private void switchTo(String dataset, int version, String reason) {
    jdbc.sql("select census.publish(:dataset, :version, :reason)")
        .param("dataset", dataset)
        .param("version", version)
        .param("reason", reason)
        .query()
        .listOfRows();
  }

  private void switchOver(Runnable switches) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(
            status -> {
              jdbc.sql("set local lock_timeout = " + PATIENCE.toMillis()).update();
              switches.run();
            });
        return;
      } catch (DataAccessException e) {
        if (attempt == TRIES || !isOfLocks(e)) {
          throw e;
        }
        letReadersIn();
      }
    }
  }

  /** Spring has no name for a lock that was not had in time. */
  private static boolean isOfLocks(DataAccessException e) {
    return e.getRootCause() instanceof SQLException refused
        && Set.of(LOCK_NOT_AVAILABLE, DEADLOCK).contains(String.valueOf(refused.getSQLState()));
  }

  /** Those who had to queue behind the switch have their turn before it tries again. */
  private static void letReadersIn() {
    try {
      Thread.sleep(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The switch was interrupted", e);
    }
  }

  /** Drops what is older than the number of versions that the dataset keeps. */
  public void dropSuperseded(Dataset dataset) {
    loads.history(dataset.id()).stream()
        .filter(entry -> entry.kept() && !entry.served())
        .filter(entry -> entry.outcome() == Outcome.PUBLISHED)
        .skip(dataset.keep())
        .forEach(this::drop);
  }

  private void drop(Entry entry) {
    if (entry.version() != null) {
      drop(entry.dataset(), entry.version());
    }
  }

  /** Drops the version of a load that was not published. */
  public void drop(String dataset, int version) {
    jdbc.sql("drop table if exists version.\"%s_%d\"".formatted(dataset, version)).update();
  }

  /**
   * Drops the versions of loads that died or were refused; only for the one process that may load.
   */
  public int sweep() {
    List<String> left =
        jdbc.sql(
                """
                select t.tablename from pg_tables t
                where t.schemaname = 'version'
                  and not exists (
                    select from census.load l
                    where l.dataset || '_' || l.version = t.tablename and l.outcome = 'published')
                """)
            .query(String.class)
            .list();
    left.forEach(table -> jdbc.sql("drop table version.\"%s\"".formatted(table)).update());
    return left.size();
  }
}

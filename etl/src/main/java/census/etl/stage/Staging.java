package census.etl.stage;

import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Source;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.read.Tally;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The staged tables of one load: a schema of their own, so that a load that dies leaves one thing
 * behind, with its number on it.
 */
public record Staging(JdbcClient jdbc, long loadId) {

  private static final String PREFIX = "staged_";

  public String schema() {
    return PREFIX + loadId;
  }

  /** The name of the staged table of a source. */
  public String table(Source source) {
    return schema() + "." + source.id();
  }

  public void create(List<Source> sources) {
    jdbc.sql("create schema " + schema()).update();
    for (Source source : sources) {
      String columns =
          source.columns().stream()
              .map(column -> column.name() + " " + column.type().sql())
              .collect(joining(", "));
      // Unlogged: a load that loses its server begins again anyway. Nor is it analysed: staged
      // tables
      // are read once, whole, and looking at their statistics takes longer than that.
      jdbc.sql("create unlogged table %s (%s)".formatted(table(source), columns)).update();
    }
  }

  /** Holds what was staged against what the reader saw. */
  public void confirm(Source source, Tally tally) {
    long staged = jdbc.sql("select count(*) from " + table(source)).query(Long.class).single();
    if (staged != tally.rows()) {
      throw new Fault(
          Kind.ROWS_LOST
              .at(Place.file(source.id()))
              .found(staged + " rows")
              .expected(tally.rows() + " rows"));
    }
  }

  public void drop() {
    drop(jdbc, schema());
  }

  /** Drops the staged tables of every load; only for the one process that may load. */
  public static int sweep(JdbcClient jdbc) {
    List<String> left =
        jdbc.sql("select nspname from pg_namespace where nspname ~ '^staged_[0-9]+$'")
            .query(String.class)
            .list();
    left.forEach(schema -> drop(jdbc, schema));
    return left.size();
  }

  private static void drop(JdbcClient jdbc, String schema) {
    jdbc.sql("drop schema if exists %s cascade".formatted(schema)).update();
  }
}

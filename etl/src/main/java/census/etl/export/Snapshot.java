package census.etl.export;

import static java.util.stream.Collectors.joining;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is published, as it was at one moment, however long it takes to read.
 *
 * <p>The views of the schema {@code published} are not read: whoever publishes would have to wait,
 * and a view that is switched meanwhile would show rows that are younger than the moment, which is
 * to say none. For the time of the transaction there are views of the same names over the versions.
 */
final class Snapshot implements AutoCloseable {

  /** Takes the rows of one select; the line is the same object for all. */
  interface Reader {
    void add(Line line) throws IOException, SQLException;
  }

  /** A version may be dropped between being looked up and being held on to. */
  private static final int TRIES = 5;

  private static final String UNDEFINED_TABLE = "42P01";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** The datasets of the tables that are read. */
  private static final String DATASETS =
      """
      select p.dataset, p.table_name, l.declaration->>'title' as title, l.version, l.rows,
             l.sample_scale is not null as sample, l.fingerprint
      from census.publication p join census.load l using (load_id)
      where p.table_name = any (array[%s])
      order by p.dataset collate "C"
      """;

  /** A dataset that was made from others has their files. */
  private static final String FILES =
      """
      with recursive origin as (
        select dataset, load_id from census.publication where table_name = any (array[%s])
        union
        select o.dataset, made.load_id
        from origin o
        join census.load l using (load_id)
        cross join lateral jsonb_to_recordset(l.made_from) as f (dataset text, dataset_version integer)
        join census.load made on made.dataset = f.dataset and made.version = f.dataset_version)
      select distinct on (o.dataset collate "C", s.source collate "C", s.file collate "C")
             o.dataset, s.source, s.file, s.title, s.release, s.publisher, s.published, s.licence,
             s.attribution, s.landing_page, s.sha256, s.bytes, s.extract
      from origin o
      join census.load l using (load_id)
      cross join lateral jsonb_to_recordset(l.sources) as s (
        source text, file text, title text, release text, publisher text, published date, licence text,
        attribution text, landing_page text, sha256 text, bytes bigint, extract text)
      order by o.dataset collate "C", s.source collate "C", s.file collate "C", o.load_id desc
      """;

  private final Connection connection;
  private final JdbcClient jdbc;
  private final String datasets;
  private final String files;
  private final List<Publication> publications;

  private Snapshot(Connection connection, Collection<PublishedTable> tables) {
    this.connection = connection;
    String names = tables.stream().map(table -> "'" + table.name() + "'").collect(joining(", "));
    datasets = DATASETS.formatted(names);
    files = FILES.formatted(names);
    jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    jdbc.sql("set local bytea_output to hex").update();
    publications = readPublications();
    tables.forEach(table -> jdbc.sql(view(table)).update());
  }

  /**
   * @param tables which are read
   */
  static Snapshot of(DataSource dataSource, Collection<PublishedTable> tables) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      Connection connection = dataSource.getConnection();
      try {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new Snapshot(connection, tables);
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        connection.close();
        if (attempt == TRIES || !isOfATableThatIsGone(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isOfATableThatIsGone(Exception e) {
    return e.getCause() instanceof SQLException refused
        && UNDEFINED_TABLE.equals(refused.getSQLState());
  }

  private List<Publication> readPublications() {
    Map<String, List<Publication.File>> filesOf =
        jdbc
            .sql("select dataset, to_jsonb(f)::text as file from (%s) f".formatted(files))
            .query(
                (rs, i) ->
                    Map.entry(
                        rs.getString("dataset"),
                        MAPPER.readValue(rs.getString("file"), Publication.File.class)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return jdbc.sql(
            """
            select d.*, (l.started_at at time zone 'UTC')::date as loaded
            from (%s) d join census.publication p using (dataset) join census.load l using (load_id)
            order by d.dataset collate "C"
            """
                .formatted(datasets))
        .query(
            (rs, i) ->
                new Publication(
                    rs.getString("dataset"),
                    rs.getString("table_name"),
                    rs.getString("title"),
                    rs.getInt("version"),
                    rs.getBoolean("sample"),
                    rs.getString("fingerprint"),
                    rs.getObject("loaded", LocalDate.class),
                    filesOf.getOrDefault(rs.getString("dataset"), List.of())))
        .list();
  }

  /** Holds on to the versions: none of them is dropped before the transaction ends. */
  private String view(PublishedTable table) {
    String columns =
        table.columns().stream().map(PublishedTable.Column::name).collect(joining(", "));
    String versions =
        publications.stream()
            .filter(publication -> publication.table().equals(table.name()))
            .map(
                publication ->
                    "select %1$s, '%2$s'::text as dataset from version.%2$s_%3$d"
                        .formatted(columns, publication.dataset(), publication.version()))
            .collect(joining(" union all "));
    return "create temporary view %s as %s"
        .formatted(
            table.name(),
            versions.isEmpty()
                ? "select %s, null::text as dataset from shape.%s".formatted(columns, table.name())
                : versions);
  }

  /** The tables that say what the others are made of. */
  List<Table> origins() {
    return List.of(Table.ofDatasets(datasets), Table.ofFiles(files));
  }

  /** Every dataset of the tables, by name. */
  List<Publication> publications() {
    return publications;
  }

  /**
   * Sees to it that nobody else writes into the folder while this is open.
   *
   * @throws Fault if somebody does
   */
  void claim(Path folder) {
    boolean claimed =
        jdbc.sql("select pg_try_advisory_xact_lock(hashtext('census.export'), hashtext(:folder))")
            .param("folder", folder.toAbsolutePath().normalize().toString())
            .query(Boolean.class)
            .single();
    if (!claimed) {
      throw new Fault(Kind.EXPORT_RUNNING.at(Place.file(folder.toString())));
    }
  }

  /**
   * Hands on every row of a table, in the memory that one row takes.
   *
   * @return how many there were
   */
  long read(Table table, Reader reader) throws IOException, SQLException {
    Line line = new Line(table.fields().size());
    BaseConnection postgres = connection.unwrap(BaseConnection.class);
    CopyOut copy = postgres.getCopyAPI().copyOut("copy (%s) to stdout".formatted(table.select()));
    long rows = 0;
    for (byte[] sent = copy.readFromCopy(); sent != null; sent = copy.readFromCopy()) {
      line.read(sent);
      try {
        reader.add(line);
      } catch (IOException | SQLException | RuntimeException gaveUp) {
        stop(postgres, copy, gaveUp);
        throw gaveUp;
      }
      rows++;
    }
    return rows;
  }

  /** Reads what is still on its way: else the connection takes it for the answer to a rollback. */
  private static void stop(BaseConnection postgres, CopyOut copy, Exception gaveUp) {
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

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}

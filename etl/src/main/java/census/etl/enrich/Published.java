package census.etl.enrich;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Published tables, wherever they are kept. */
public interface Published extends AutoCloseable {

  /** All that is read. */
  List<String> TABLES =
      Stream.concat(
              Stream.of("postcode", "area_name", "deprivation_guidance"),
              Stream.of(IndexTable.values()).map(IndexTable::table))
          .toList();

  /**
   * Those in the pipeline's own database.
   *
   * @param connection is closed at the end
   */
  static Published inDatabase(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return new PublishedInDatabase(connection, "published");
  }

  /**
   * Those in a package, which takes no database.
   *
   * @param place its folder, the Parquet folder in it, or its SQLite file
   */
  static Published inPackage(Path place) throws SQLException {
    Path parquet = Files.isDirectory(place.resolve("parquet")) ? place.resolve("parquet") : place;
    if (Files.exists(parquet.resolve("postcode.parquet"))) {
      return new PublishedInParquet(parquet);
    }
    Path database = Files.isDirectory(place) ? place.resolve("census.sqlite") : place;
    if (!Files.exists(database)) {
      throw new Fault(
          Kind.PACKAGE_NOT_FOUND
              .at(Place.file(place.toString()))
              .expected("census.sqlite, or a folder with postcode.parquet"));
    }
    SQLiteConfig readOnly = new SQLiteConfig();
    readOnly.setReadOnly(true);
    return new PublishedInDatabase(readOnly.createConnection("jdbc:sqlite:" + database), null);
  }

  /** The cells of a row. */
  interface Row {

    /** As {@link CellType} has it; null where there is no value. */
    @Nullable String text(int column);
  }

  /** How many rows a table has. */
  long rows(String table);

  /** Hands each row of a table over, in any order. Of a table that is not there it has none. */
  void read(String table, List<String> columns, Consumer<Row> each);

  /** What the columns of a published table have in them. */
  static CellType[] types(String table, List<String> columns) {
    PublishedTable described = PublishedTable.named(table).orElseThrow();
    return columns.stream()
        .map(column -> CellType.of(described.column(column).orElseThrow()))
        .toArray(CellType[]::new);
  }

  /** May be called again. */
  @Override
  void close();
}

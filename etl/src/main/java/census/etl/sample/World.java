package census.etl.sample;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The fictional world, for as long as it is needed: made by SQL in one transaction, which is rolled
 * back at the end whatever happens.
 */
final class World implements AutoCloseable {

  private static final String FOLDER = "sample";
  private static final int ROWS_AT_ONCE = 5_000;

  private final Connection connection;
  private final Path root;
  private final boolean committedBefore;

  private World(Connection connection, Path root) throws SQLException {
    this.connection = connection;
    this.root = root;
    this.committedBefore = connection.getAutoCommit();
  }

  /**
   * @param root of the declarations
   */
  static World make(DataSource dataSource, Path root, SampleMark mark) {
    try {
      World world = new World(dataSource.getConnection(), root);
      try {
        world.make(mark);
        return world;
      } catch (RuntimeException | SQLException | IOException e) {
        world.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(
          "The fictional world could not be made: " + e.getMessage(), e);
    }
  }

  private void make(SampleMark mark) throws SQLException, IOException {
    connection.setAutoCommit(false);
    set("sample.seed", Long.toString(mark.seed()));
    set("sample.scale", Double.toString(mark.scale()));
    set("sample.postcodes", Integer.toString(mark.postcodes()));
    for (Path part : parts()) {
      run(part);
    }
  }

  /** As {@code set local}, which takes no parameter. */
  private void set(String setting, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, true)")) {
      statement.setString(1, setting);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private List<Path> parts() throws IOException {
    Path folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new Fault(
          Kind.DECLARATION_FILE_MISSING
              .at(Place.file(root.toString()))
              .expected("the folder " + FOLDER + " with the fictional world"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private void run(Path part) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(part));
    } catch (SQLException e) {
      throw failed(part, e);
    }
  }

  /** The rows of one select over the world, one after the other. */
  Rows select(Path file) throws IOException {
    try {
      Statement statement =
          connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      statement.setFetchSize(ROWS_AT_ONCE);
      return new Rows(statement, Files.readString(file), e -> failed(file, e));
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  /** What messages call a file of SQL. */
  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private Fault failed(Path file, SQLException e) {
    return new Fault(
        Kind.SELECT_FAILED.at(Place.file(name(file))).found(String.valueOf(e.getMessage())), e);
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(committedBefore);
    } catch (SQLException e) {
      throw new IllegalStateException("The fictional world could not be rolled back", e);
    }
  }
}

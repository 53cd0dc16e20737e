package census.etl.export;

import java.io.IOException;
import java.sql.SQLException;

/** Writes tables in one of the formats. */
interface FormatWriter extends AutoCloseable {

  /** Begins a table; the one before is closed. */
  Rows begin(Table table) throws IOException, SQLException;

  @Override
  default void close() throws IOException, SQLException {}

  /** Takes the rows of one table, in order. */
  interface Rows extends AutoCloseable {

    void add(Line line) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }
}

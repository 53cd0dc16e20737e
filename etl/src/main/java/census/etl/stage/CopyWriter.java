package census.etl.stage;

import static java.util.stream.Collectors.joining;
import static org.springframework.jdbc.datasource.DataSourceUtils.getConnection;
import static org.springframework.jdbc.datasource.DataSourceUtils.releaseConnection;

import census.etl.catalogue.Column;
import census.etl.catalogue.Source;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes a chunk of rows by PostgreSQL's binary COPY, inside the transaction of the chunk. */
public final class CopyWriter implements ItemWriter<RowBlock> {

  private final DataSource dataSource;
  private final String sql;

  public CopyWriter(DataSource dataSource, Staging staging, Source source) {
    this.dataSource = dataSource;
    this.sql =
        source.columns().stream()
            .map(Column::name)
            .collect(
                joining(
                    ", ", "copy " + staging.table(source) + " (", ") from stdin (format binary)"));
  }

  @Override
  public void write(Chunk<? extends RowBlock> chunk) throws SQLException {
    Connection connection = getConnection(dataSource);
    try {
      copy(new CopyManager(connection.unwrap(BaseConnection.class)), chunk);
    } finally {
      releaseConnection(connection, dataSource);
    }
  }

  private void copy(CopyManager manager, Iterable<? extends RowBlock> blocks) throws SQLException {
    CopyIn copy = manager.copyIn(sql);
    try {
      write(copy, BinaryRows.header());
      for (RowBlock block : blocks) {
        write(copy, block.bytes());
      }
      write(copy, BinaryRows.trailer());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void write(CopyIn copy, byte[] bytes) throws SQLException {
    copy.writeToCopy(bytes, 0, bytes.length);
  }
}

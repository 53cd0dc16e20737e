package census.etl.stage;

import static org.springframework.jdbc.datasource.DataSourceUtils.getConnection;
import static org.springframework.jdbc.datasource.DataSourceUtils.releaseConnection;

import census.etl.catalogue.Column;
import census.etl.catalogue.Source;
import census.etl.read.SourceRow;
import de.bytefish.pgbulkinsert.PgBulkInsert;
import de.bytefish.pgbulkinsert.mapping.AbstractMapping;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes a chunk of rows by PostgreSQL's binary COPY, inside the transaction of the chunk. */
public final class CopyWriter implements ItemWriter<SourceRow> {

  private final DataSource dataSource;
  private final PgBulkInsert<SourceRow> copy;

  public CopyWriter(DataSource dataSource, Staging staging, Source source) {
    this.dataSource = dataSource;
    this.copy = new PgBulkInsert<>(new Rows(staging.schema(), source.id(), source.columns()));
  }

  @Override
  public void write(Chunk<? extends SourceRow> chunk) throws SQLException {
    Connection connection = getConnection(dataSource);
    try {
      copy.saveAll(connection.unwrap(PGConnection.class), List.copyOf(chunk.getItems()));
    } finally {
      releaseConnection(connection, dataSource);
    }
  }

  private static final class Rows extends AbstractMapping<SourceRow> {

    Rows(String schema, String table, List<Column> columns) {
      super(schema, table);
      for (int i = 0; i < columns.size(); i++) {
        map(columns.get(i), i);
      }
    }

    private void map(Column column, int i) {
      switch (column.type()) {
        case TEXT -> mapText(column.name(), row -> (String) row.values()[i]);
        case INTEGER -> mapLong(column.name(), row -> (Long) row.values()[i]);
        case DECIMAL -> mapNumeric(column.name(), row -> (BigDecimal) row.values()[i]);
        case DATE -> mapDate(column.name(), row -> (LocalDate) row.values()[i]);
        case BOOLEAN -> mapBoolean(column.name(), row -> (Boolean) row.values()[i]);
      }
    }
  }
}

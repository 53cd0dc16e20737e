package census.etl.sample;

import census.etl.finding.Fault;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a select makes. A value is a text, a number without needless zeros, a date, a truth
 * or null: the types that a cell of a spreadsheet can have.
 */
final class Rows implements AutoCloseable {

  private final Statement statement;
  private final Function<SQLException, Fault> fault;
  private final ResultSet results;
  private final List<String> names = new ArrayList<>();
  private final int[] types;

  Rows(Statement statement, String sql, Function<SQLException, Fault> fault) throws SQLException {
    this.statement = statement;
    this.fault = fault;
    try {
      this.results = statement.executeQuery(sql);
      ResultSetMetaData about = results.getMetaData();
      this.types = new int[about.getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] = about.getColumnType(i + 1);
        names.add(about.getColumnLabel(i + 1));
      }
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** The names that the select gives to its columns. */
  List<String> names() {
    return names;
  }

  /** The next row, or null after the last. */
  @Nullable Object @Nullable [] next() {
    try {
      if (!results.next()) {
        return null;
      }
      @Nullable Object[] row = new Object[types.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = value(i);
      }
      return row;
    } catch (SQLException e) {
      throw fault.apply(e);
    }
  }

  private @Nullable Object value(int column) throws SQLException {
    int at = column + 1;
    return switch (types[column]) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> whole(results.getLong(at));
      case Types.NUMERIC, Types.REAL, Types.DOUBLE -> plain(results.getBigDecimal(at));
      case Types.DATE -> results.getObject(at, LocalDate.class);
      case Types.BIT, Types.BOOLEAN -> results.getObject(at, Boolean.class);
      default -> results.getString(at);
    };
  }

  private @Nullable BigDecimal whole(long number) throws SQLException {
    return results.wasNull() ? null : BigDecimal.valueOf(number);
  }

  /** As a spreadsheet keeps it: 6.77 and not 6.770, 100 and not 1E+2. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw fault.apply(e);
    }
  }
}

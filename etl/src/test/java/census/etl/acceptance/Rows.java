package census.etl.acceptance;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a select finds. */
final class Rows {

  private Rows() {}

  static List<Map<String, Object>> of(DataSource dataSource, String sql) {
    return JdbcClient.create(dataSource).sql(sql).query().listOfRows();
  }

  /** One text a row. */
  static List<String> texts(DataSource dataSource, String sql) {
    return JdbcClient.create(dataSource).sql(sql).query(String.class).list();
  }
}

package census.etl.enrich;

import census.model.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.StringJoiner;

/** A directory of a few fictional postcodes and what is published of them, in any form. */
public record PublishedExample(TestDatabase database) implements AutoCloseable {

  private static final List<String> TABLES =
      List.of("postcode", "area_name", "english_deprivation_index", "deprivation_guidance");

  public static PublishedExample publish() {
    PublishedExample example = new PublishedExample(TestDatabase.create());
    example.publish(
        "postcode_directory",
        "postcode",
        "(postcode, introduced, terminated, large_user, latitude, country_code, ward_code, lsoa_2011_code, lsoa_2021_code, data_zone_2011_code, soa_2001_code)",
        """
        ('ZA1 1AA', '1980-01-01', null, null, 51.5, 'E92900001', 'E05900001', 'E01900001', 'E01900001', null, null),
        ('ZA1 1AB', '1980-01-01', '1996-06-01', true, 51.6, 'E92900001', 'E05900002', 'E01900002', 'E01900009', null, null),
        ('ZA1 0AA', '1980-01-01', null, null, 51.7, 'W92900001', null, 'W01900001', 'W01900001', null, null),
        ('ZA1 2AA', '1980-01-01', null, null, 55.7, 'S92900001', null, null, null, 'S01900001', null),
        ('BT99 9ZZ', '1980-01-01', null, null, 54.7, 'N92900001', null, null, null, null, '95ZZ99W1'),
        ('JE9 9ZZ', '1980-01-01', null, null, null, 'L93000001', null, null, null, null, null)""");
    example.publish(
        "names",
        "area_name",
        "(kind, code, edition, name)",
        "('ward', 'E05900001', 2025, 'Sampleford, North')");
    example.publish(
        "index_2019",
        "english_deprivation_index",
        "(edition, lsoa_code, lsoa_edition, local_authority_code, local_authority_edition, quantile_rule, direction, imd_score, imd_rank, imd_decile, population_year)",
        """
        (2019, 'E01900001', 2011, 'E09900001', 2019, 'ceiling', '1_is_most_deprived', 50.5, 1, 5, 2015),
        (2019, 'E01900002', 2011, 'E09900001', 2019, 'ceiling', '1_is_most_deprived', 9.719, 2, 10, 2015)""");
    example.publish(
        "index_2025",
        "english_deprivation_index",
        "(edition, lsoa_code, lsoa_edition, local_authority_code, local_authority_edition, quantile_rule, direction, imd_score, imd_rank, imd_decile, population_year)",
        "(2025, 'E01900001', 2021, 'E09900001', 2024, 'ceiling', '1_is_most_deprived', 40, 1, 10, 2022)");
    example.publish(
        "guidance",
        "deprivation_guidance",
        "(nation, first_day, last_day, edition, version, authority, citation)",
        "('england', '2010-01-01', '2019-12-31', 2019, '2019', 'Nobody', 'Nowhere'), ('england', '2020-01-01', null, 2025, '2025', 'Nobody', 'Nowhere')");
    return example;
  }

  private void publish(String dataset, String table, String columns, String rows) {
    database.execute(
        """
        select census.create_version('%1$s', '%2$s', 1);
        insert into version.%1$s_1 %3$s values %4$s;
        select census.index_version('%1$s', '%2$s', 1);
        insert into census.load (dataset, table_name, version, outcome, sample_scale, code_version,
          declaration, sources, rows, fingerprint, report, columns)
        values ('%1$s', '%2$s', 1, 'published', 1, 'test', '{}', '[]', 1, 'f', '[]', '[]');
        select census.publish('%1$s', 1, 'load');
        """
            .formatted(dataset, table, columns, rows));
  }

  Published open() throws SQLException {
    return Published.inDatabase(database.reader().getConnection());
  }

  // ------------------------------------------------------------------ packages

  /** As census.sqlite of a package: days are texts, truth is 1 and 0. */
  void copyToSqlite(Path file) throws SQLException {
    try (Connection to = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      for (String table : TABLES) {
        copy(table, to, false);
      }
    }
  }

  /** As the Parquet folder of a package. */
  public void copyToParquet(Path folder) throws SQLException {
    try (Connection to = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = to.createStatement()) {
      for (String table : TABLES) {
        copy(table, to, true);
        statement.execute(
            "copy %1$s to '%2$s/%1$s.parquet' (format parquet)".formatted(table, folder));
      }
    }
  }

  private void copy(String table, Connection to, boolean hasDates) throws SQLException {
    try (Connection from = database.reader().getConnection();
        Statement select = from.createStatement();
        ResultSet rows = select.executeQuery("select * from published." + table)) {
      ResultSetMetaData columns = rows.getMetaData();
      StringJoiner definitions = new StringJoiner(", ");
      StringJoiner marks = new StringJoiner(", ");
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        definitions.add(columns.getColumnName(i) + " " + type(columns.getColumnType(i), hasDates));
        marks.add("?");
      }
      try (Statement create = to.createStatement()) {
        create.execute("create table %s (%s)".formatted(table, definitions));
      }
      try (PreparedStatement insert =
          to.prepareStatement("insert into %s values (%s)".formatted(table, marks))) {
        while (rows.next()) {
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            insert.setObject(i, value(rows, i, columns.getColumnType(i), hasDates));
          }
          insert.executeUpdate();
        }
      }
    }
  }

  private static String type(int type, boolean hasDates) {
    return switch (type) {
      case Types.INTEGER, Types.SMALLINT -> "integer";
      case Types.NUMERIC -> "double";
      case Types.BIT -> hasDates ? "boolean" : "integer";
      case Types.DATE -> hasDates ? "date" : "text";
      default -> "text";
    };
  }

  private static Object value(ResultSet rows, int column, int type, boolean hasDates)
      throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    }
    return switch (type) {
      case Types.NUMERIC -> rows.getDouble(column);
      case Types.BIT -> hasDates ? value : rows.getBoolean(column) ? 1 : 0;
      case Types.DATE -> hasDates ? rows.getDate(column) : rows.getString(column);
      default -> value;
    };
  }

  @Override
  public void close() {
    database.close();
  }
}

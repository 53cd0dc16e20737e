package census.etl.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What tables are written as. */
public enum Format {
  CSV,
  PARQUET,
  SQLITE;

  private static final String DATABASE = "census.sqlite";

  /** Where a table lies in the folder of a package. */
  String path(Table table) {
    return switch (this) {
      case CSV -> "csv/" + table.name() + ".csv";
      case PARQUET -> "parquet/" + table.name() + ".parquet";
      case SQLITE -> DATABASE;
    };
  }

  /** Whether all tables lie in one file. */
  boolean isOneFile() {
    return this == SQLITE;
  }

  FormatWriter open(Path folder) throws SQLException {
    return switch (this) {
      case CSV -> table -> new CsvFile(place(folder, table), table);
      case PARQUET -> table -> new ParquetFile(place(folder, table), table);
      case SQLITE -> new SqliteFile(folder.resolve(DATABASE));
    };
  }

  private Path place(Path folder, Table table) throws IOException {
    Path file = folder.resolve(path(table));
    Files.createDirectories(file.getParent());
    return file;
  }
}

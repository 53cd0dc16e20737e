package census.etl.export;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes each row in several formats, so that it is read once. */
record Formats(List<FormatWriter> writers) implements FormatWriter {

  static Formats open(Collection<Format> formats, Path folder) throws SQLException {
    List<FormatWriter> writers = new ArrayList<>();
    for (Format format : formats) {
      writers.add(format.open(folder));
    }
    return new Formats(writers);
  }

  @Override
  public Rows begin(Table table) throws IOException, SQLException {
    List<Rows> all = new ArrayList<>();
    for (FormatWriter writer : writers) {
      all.add(writer.begin(table));
    }
    return new Rows() {
      @Override
      public void add(Line line) throws IOException, SQLException {
        for (Rows rows : all) {
          rows.add(line);
        }
      }

      @Override
      public void close() throws IOException, SQLException {
        for (Rows rows : all) {
          rows.close();
        }
      }
    };
  }

  @Override
  public void close() throws IOException, SQLException {
    for (FormatWriter writer : writers) {
      writer.close();
    }
  }
}

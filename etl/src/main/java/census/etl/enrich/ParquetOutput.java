package census.etl.enrich;

import static java.util.Objects.requireNonNull;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A Parquet file, made from delimited text. */
final class ParquetOutput implements Output {

  private final UnfinishedFile file;
  private @Nullable Rows rows;

  private ParquetOutput(UnfinishedFile file) {
    this.file = file;
  }

  static ParquetOutput toFile(Path path) {
    return new ParquetOutput(UnfinishedFile.of(path));
  }

  @Override
  public void begin(Records.Form form, Bytes header, List<Added> columns) throws IOException {
    requireDifferent(columns);
    Files.deleteIfExists(file.making());
    rows = new Rows(form, columns, file.making());
  }

  private void requireDifferent(List<Added> columns) {
    Set<String> names = new HashSet<>();
    for (Added column : columns) {
      if (!names.add(column.name())) {
        throw new Fault(
            Kind.OUTPUT_COLUMNS_ALIKE
                .at(Place.file(file.file().toString()))
                .found("two columns called \"%s\"".formatted(column.name())));
      }
    }
  }

  private static Type field(Added column) {
    return switch (column.type()) {
      case TEXT -> Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(column.name());
      case INTEGER -> Types.optional(PrimitiveTypeName.INT32).named(column.name());
      case LARGE_INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      case DATE -> Types.optional(PrimitiveTypeName.INT32).as(dateType()).named(column.name());
    };
  }

  @Override
  public void write(Bytes text) throws IOException {
    requireNonNull(rows).write(text);
  }

  @Override
  public void finish() throws IOException {
    requireNonNull(rows).close();
    rows = null;
    file.finish();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (rows != null) {
        rows.close();
      }
    }
  }

  /** What is written into the file. */
  private static final class Rows implements Closeable {

    private final Records.Form form;
    private final List<Added> columns;
    private final ParquetWriter<Records> writer;

    Rows(Records.Form form, List<Added> columns, Path making) throws IOException {
      this.form = form;
      this.columns = columns;
      writer =
          ParquetWriter.writeFile(
              new MessageType("enriched", columns.stream().map(ParquetOutput::field).toList()),
              making.toFile(),
              this::write);
    }

    void write(Bytes text) throws IOException {
      Records records = new Records(form, text.bytes(), text.length(), true, 1);
      while (records.next()) {
        if (records.fields() == columns.size()) {
          writer.write(records);
        }
      }
    }

    private void write(Records row, ValueWriter values) {
      for (int i = 0; i < columns.size(); i++) {
        if (!row.isNothing(i)) {
          Added column = columns.get(i);
          values.write(column.name(), value(column.type(), row.text(i)));
        }
      }
    }

    private static Object value(CellType type, String text) {
      return switch (type) {
        case TEXT -> text;
        case INTEGER -> Integer.valueOf(text);
        case LARGE_INTEGER -> Long.valueOf(text);
        case DECIMAL -> Double.valueOf(text);
        case TRUTH -> Boolean.valueOf(text);
        case DATE -> (int) LocalDate.parse(text).toEpochDay();
      };
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}

package census.etl.export;

import static java.util.Objects.requireNonNull;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A table as Parquet; one with outlines is GeoParquet. */
final class ParquetFile implements FormatWriter.Rows {

  /** So many bytes of a table are held in memory at a time. */
  private static final long ROW_GROUP = 32L << 20;

  private static final String MODEL = "census";

  /** Ends the name of a column whose outlines are not in WGS 84. */
  private static final String NATIONAL_GRID = "_national_grid";

  private final ParquetWriter<Line> writer;

  ParquetFile(Path file, Table table) throws IOException {
    writer =
        new Builder(new LocalOutputFile(file), table)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withRowGroupSize(ROW_GROUP)
            .build();
  }

  @Override
  public void add(Line line) throws IOException {
    writer.write(line);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Line, Builder> {

    private final Table table;

    Builder(OutputFile file, Table table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** The newer way is not abstract, and ends here. */
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Line> getWriteSupport(Configuration configuration) {
      return new Columns(table);
    }
  }

  /** Takes a row apart into columns. */
  private static final class Columns extends WriteSupport<Line> {

    private final Table table;
    private final String[] names;
    private final Field.Type[] types;
    private @Nullable RecordConsumer consumer;

    Columns(Table table) {
      this.table = table;
      this.names = table.fields().stream().map(Field::name).toArray(String[]::new);
      this.types = table.fields().stream().map(Field::type).toArray(Field.Type[]::new);
    }

    @Override
    public String getName() {
      return MODEL;
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
      List<Type> columns = table.fields().stream().map(ParquetFile::column).toList();
      return new WriteContext(
          new MessageType(table.name(), columns), table.hasOutlines() ? geometry(table) : Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      this.consumer = consumer;
    }

    @Override
    public void write(Line line) {
      RecordConsumer row = requireNonNull(consumer);
      row.startMessage();
      for (int i = 0; i < types.length; i++) {
        if (line.isNull(i)) {
          continue;
        }
        row.startField(names[i], i);
        switch (types[i]) {
          case TEXT ->
              row.addBinary(
                  Binary.fromReusedByteArray(
                      line.bytes(), line.from(i), line.to(i) - line.from(i)));
          case INTEGER -> row.addInteger((int) line.integer(i));
          case LARGE_INTEGER -> row.addLong(line.integer(i));
          case NUMBER -> row.addDouble(line.number(i));
          case DATE -> row.addInteger((int) LocalDate.parse(line.text(i)).toEpochDay());
          case TRUTH -> row.addBoolean(line.truth(i));
          case OUTLINE -> row.addBinary(Binary.fromConstantByteArray(line.binary(i)));
        }
        row.endField(names[i], i);
      }
      row.endMessage();
    }
  }

  private static Type column(Field field) {
    return switch (field.type()) {
      case TEXT -> column(field, PrimitiveTypeName.BINARY, stringType());
      case INTEGER -> column(field, PrimitiveTypeName.INT32, null);
      case LARGE_INTEGER -> column(field, PrimitiveTypeName.INT64, null);
      case NUMBER -> column(field, PrimitiveTypeName.DOUBLE, null);
      case DATE -> column(field, PrimitiveTypeName.INT32, dateType());
      case TRUTH -> column(field, PrimitiveTypeName.BOOLEAN, null);
      case OUTLINE -> column(field, PrimitiveTypeName.BINARY, null);
    };
  }

  private static PrimitiveType column(
      Field field, PrimitiveTypeName type, @Nullable LogicalTypeAnnotation meaning) {
    return Types.primitive(
            type, field.required() ? Type.Repetition.REQUIRED : Type.Repetition.OPTIONAL)
        .as(meaning)
        .named(field.name());
  }

  /**
   * What makes it GeoParquet, which takes coordinates for longitude and latitude in WGS 84 unless
   * told otherwise.
   *
   * @see <a href="https://geoparquet.org/releases/v1.1.0/">GeoParquet 1.1.0</a>
   */
  private static Map<String, String> geometry(Table table) {
    Map<String, Object> columns = new LinkedHashMap<>();
    table.fields().stream()
        .filter(field -> field.type() == Field.Type.OUTLINE)
        .map(Field::name)
        .filter(name -> !name.endsWith(NATIONAL_GRID))
        .forEach(
            name ->
                columns.put(
                    name,
                    new TreeMap<>(
                        Map.of("encoding", "WKB", "geometry_types", List.of("MultiPolygon")))));
    Map<String, Object> geo = new LinkedHashMap<>();
    geo.put("version", "1.1.0");
    geo.put("primary_column", columns.keySet().iterator().next());
    geo.put("columns", columns);
    return Map.of("geo", JsonMapper.shared().writeValueAsString(geo));
  }
}

package census.etl.enrich;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, one after the other, with their cells as text. */
final class ParquetRows implements Closeable {

  private final ParquetFileReader reader;
  private final MessageType schema;
  private final ColumnDescriptor[] columns;
  private final CellType[] types;
  private final Text[] texts;
  private ColumnReader[] cells = {};
  private long leftInGroup;

  private ParquetRows(ParquetFileReader reader, MessageType schema) {
    this.reader = reader;
    this.schema = schema;
    this.columns = schema.getColumns().toArray(ColumnDescriptor[]::new);
    this.types =
        schema.getFields().stream()
            .map(field -> typeOf(field.asPrimitiveType()))
            .toArray(CellType[]::new);
    this.texts = Stream.generate(Text::new).limit(columns.length).toArray(Text[]::new);
    reader.setRequestedSchema(schema);
  }

  static ParquetRows open(Path file) throws IOException {
    return open(file, List.of());
  }

  /**
   * Opens a file.
   *
   * @param columns the only ones that are read; all if it is empty
   */
  static ParquetRows open(Path file, List<String> columns) throws IOException {
    ParquetFileReader reader = reader(file);
    try {
      MessageType whole = reader.getFileMetaData().getSchema();
      MessageType wanted =
          columns.isEmpty()
              ? whole
              : new MessageType(whole.getName(), columns.stream().map(whole::getType).toList());
      for (Type field : wanted.getFields()) {
        if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
          throw unreadable(file, "a column of lists or structures: " + field.getName());
        }
      }
      return new ParquetRows(reader, wanted);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ParquetFileReader reader(Path file) throws IOException {
    try {
      return ParquetFileReader.open(new LocalInputFile(file));
    } catch (RuntimeException e) {
      throw unreadable(file, "no Parquet, or a part of it");
    }
  }

  private static Fault unreadable(Path file, String found) {
    return new Fault(Kind.INPUT_UNREADABLE.at(Place.file(file.toString())).found(found));
  }

  List<String> names() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  List<CellType> types() {
    return List.of(types);
  }

  long rows() {
    return reader.getRecordCount();
  }

  private static CellType typeOf(PrimitiveType column) {
    @Nullable LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
    boolean isPlain = logical == null || logical instanceof IntLogicalTypeAnnotation;
    return switch (column.getPrimitiveTypeName()) {
      case INT32 ->
          logical instanceof DateLogicalTypeAnnotation
              ? CellType.DATE
              : isPlain ? CellType.INTEGER : CellType.TEXT;
      case INT64 -> isPlain ? CellType.LARGE_INTEGER : CellType.TEXT;
      case FLOAT, DOUBLE -> CellType.DECIMAL;
      case BOOLEAN -> CellType.TRUTH;
      default -> CellType.TEXT;
    };
  }

  // ------------------------------------------------------------------ rows

  /** Goes to the next row; false after the last. */
  boolean next() throws IOException {
    if (leftInGroup == 0) {
      @Nullable PageReadStore group = reader.readNextRowGroup();
      if (group == null) {
        return false;
      }
      leftInGroup = group.getRowCount();
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(
              group, new Ignoring(), schema, reader.getFileMetaData().getCreatedBy());
      cells = new ColumnReader[columns.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = store.getColumnReader(columns[i]);
      }
    } else {
      for (int i = 0; i < cells.length; i++) {
        pass(i);
      }
    }
    leftInGroup--;
    return true;
  }

  /** A value that nobody has asked for is still there, and must be gone past. */
  private void pass(int column) {
    if (hasValue(column)) {
      cells[column].skip();
    }
    cells[column].consume();
  }

  private boolean hasValue(int column) {
    return cells[column].getCurrentDefinitionLevel() == columns[column].getMaxDefinitionLevel();
  }

  /** A cell of the row; null where there is no value. */
  @Nullable String text(int column) {
    if (!hasValue(column)) {
      return null;
    }
    ColumnReader cell = cells[column];
    PrimitiveType type = columns[column].getPrimitiveType();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> String.valueOf(cell.getBoolean());
      case INT32 ->
          switch (types[column]) {
            case DATE -> LocalDate.ofEpochDay(cell.getInteger()).toString();
            case INTEGER -> String.valueOf(cell.getInteger());
            default -> type.stringifier().stringify(cell.getInteger());
          };
      case INT64 ->
          types[column] == CellType.LARGE_INTEGER
              ? String.valueOf(cell.getLong())
              : type.stringifier().stringify(cell.getLong());
      case FLOAT -> String.valueOf(cell.getFloat());
      case DOUBLE -> String.valueOf(cell.getDouble());
      case INT96 -> type.stringifier().stringify(cell.getBinary());
      case BINARY, FIXED_LEN_BYTE_ARRAY -> texts[column].of(cell.getBinary(), type);
    };
  }

  /** The last text of a column: neighbours mostly have the same, and it need not be made again. */
  private static final class Text {

    private Binary binary = Binary.EMPTY;
    private String text = "";

    String of(Binary next, PrimitiveType type) {
      if (!next.equals(binary)) {
        binary = next.copy();
        text =
            type.getLogicalTypeAnnotation() == null
                ? next.toStringUsingUTF8()
                : type.stringifier().stringify(next);
      }
      return text;
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Values are asked of the columns; nothing is made of them on the way. */
  private static final class Ignoring extends GroupConverter {

    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}

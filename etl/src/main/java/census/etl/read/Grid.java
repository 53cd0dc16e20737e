package census.etl.read;

import org.jspecify.annotations.Nullable;

/** The cells of one sheet as text, row by row from the top; nothing is interpreted yet. */
public interface Grid extends AutoCloseable {

  /** The next row, or null after the last. Rows that the file does not store are not returned. */
  @Nullable GridRow next();

  @Override
  void close();
}

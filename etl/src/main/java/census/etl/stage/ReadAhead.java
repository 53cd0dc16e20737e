package census.etl.stage;

import census.etl.catalogue.Column;
import census.etl.read.SourceReader;
import census.etl.read.SourceRow;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source on a thread of its own, a chunk ahead of the copy, so that neither the file nor
 * the server waits for the other.
 *
 * <p>Blocks are measured in bytes: a chunk takes the same memory whether its rows are long or
 * short.
 */
public final class ReadAhead implements AutoCloseable {

  /** How many blocks are copied in one transaction, and so how many are worth having ready. */
  public static final int CHUNK = 32;

  private static final int BLOCK_BYTES = 1 << 18;
  private static final RowBlock END = new RowBlock(0, new byte[0]);

  private final SourceReader source;
  private final BinaryRows rows;
  private final BlockingQueue<RowBlock> ready = new ArrayBlockingQueue<>(CHUNK);
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  private ReadAhead(SourceReader source, String name, List<Column> columns) {
    this.source = source;
    this.rows = new BinaryRows(columns, BLOCK_BYTES + BLOCK_BYTES / 8);
    this.thread = new Thread(this::readAll, "read-" + name);
    thread.setDaemon(true);
  }

  /**
   * Begins to read; until {@link #close} the source is no other's to read.
   *
   * @param name of the source, for the thread
   */
  public static ReadAhead of(SourceReader source, String name, List<Column> columns) {
    ReadAhead ahead = new ReadAhead(source, name, columns);
    ahead.thread.start();
    return ahead;
  }

  /**
   * The next rows, or null after the last.
   *
   * @throws census.etl.finding.Fault what the reader found, after the rows before it
   */
  public @Nullable RowBlock next() throws InterruptedException {
    RowBlock block = ready.take();
    if (block.rows() > 0) {
      return block;
    }
    ready.put(END); // whoever asks again is told again
    Throwable thrown = failure;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    return null;
  }

  private void readAll() {
    try {
      try {
        SourceRow row;
        while ((row = source.read()) != null) {
          rows.add(row.values());
          if (rows.size() >= BLOCK_BYTES) {
            ready.put(rows.take());
          }
        }
        ready.put(rows.take());
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      ready.put(END);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops reading if there is more to read. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

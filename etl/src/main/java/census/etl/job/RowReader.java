package census.etl.job;

import census.etl.acquire.Acquired;
import census.etl.catalogue.Source;
import census.etl.read.SourceReader;
import census.etl.stage.ReadAhead;
import census.etl.stage.RowBlock;
import census.etl.stage.Staging;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The rows of a source for a chunk step; none if the load does without the source. */
final class RowReader implements ItemStreamReader<RowBlock> {

  private final Source source;
  private final Supplier<@Nullable Acquired> file;
  private @Nullable SourceReader reader;
  private @Nullable ReadAhead ahead;

  RowReader(Source source, Supplier<@Nullable Acquired> file) {
    this.source = source;
    this.file = file;
  }

  @Override
  public void open(ExecutionContext context) {
    Acquired acquired = file.get();
    if (acquired != null) {
      reader =
          SourceReader.open(
              acquired.path(),
              acquired.name(),
              acquired.file().layout(),
              source.columnsIn(acquired.file()),
              source.ignored());
      ahead = ReadAhead.of(reader, source.id(), source.columns());
    }
  }

  @Override
  public @Nullable RowBlock read() throws InterruptedException {
    return ahead == null ? null : ahead.next();
  }

  @Override
  public void close() {
    if (ahead != null) {
      ahead.close();
    }
    if (reader != null) {
      reader.close();
    }
  }

  /** Holds what was staged against what was read. */
  void confirm(Staging staging) {
    if (reader != null) {
      staging.confirm(source, reader.tally());
    }
  }
}

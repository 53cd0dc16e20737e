package census.etl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Column;
import census.etl.catalogue.Column.Type;
import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.finding.Fault;
import census.etl.read.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ReadAheadTest {

  private static final List<Column> COLUMNS =
      List.of(Column.of("number", "Number", Type.INTEGER), Column.of("text", "Text", Type.TEXT));

  /** More than a chunk of blocks holds. */
  private static final int MANY = 400_000;

  @TempDir Path folder;

  @Test
  void everyRowIsInOneBlock() throws Exception {
    try (SourceReader source = source(rows(MANY));
        ReadAhead ahead = ReadAhead.of(source, "test", COLUMNS)) {
      List<RowBlock> blocks = all(ahead);

      assertThat(blocks).hasSizeGreaterThan(ReadAhead.CHUNK);
      assertThat(blocks.stream().mapToLong(RowBlock::rows).sum()).isEqualTo(MANY);
      assertThat(source.tally().rows()).isEqualTo(MANY);
    }
  }

  @Test
  void aFileWithoutRowsHasNoBlocks() throws Exception {
    try (SourceReader source = source(rows(0));
        ReadAhead ahead = ReadAhead.of(source, "test", COLUMNS)) {
      assertThat(ahead.next()).isNull();
      assertThat(ahead.next()).as("asked again").isNull();
    }
  }

  @Test
  void aFaultIsThrownToWhoeverReads() throws Exception {
    try (SourceReader source = source(Stream.concat(rows(MANY), Stream.of("seven,is no number")));
        ReadAhead ahead = ReadAhead.of(source, "test", COLUMNS)) {
      assertThatThrownBy(() -> all(ahead)).isInstanceOf(Fault.class).hasMessageContaining("seven");
    }
  }

  @Test
  void itCanBeClosedInTheMiddle() throws Exception {
    try (SourceReader source = source(rows(MANY))) {
      ReadAhead ahead = ReadAhead.of(source, "half", COLUMNS);
      assertThat(ahead.next()).isNotNull();

      ahead.close();

      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("read-half");
    }
  }

  private static List<RowBlock> all(ReadAhead ahead) throws InterruptedException {
    List<RowBlock> blocks = new ArrayList<>();
    for (RowBlock block = ahead.next(); block != null; block = ahead.next()) {
      blocks.add(block);
    }
    return blocks;
  }

  private static Stream<String> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + ",the text of a row of ordinary length");
  }

  private SourceReader source(Stream<String> rows) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.write(file, Stream.concat(Stream.of("Number,Text"), rows).toList());
    return SourceReader.open(file, "table.csv", Layout.of(Format.CSV), COLUMNS, List.of());
  }
}

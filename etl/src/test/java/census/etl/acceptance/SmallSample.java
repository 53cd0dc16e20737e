package census.etl.acceptance;

import census.etl.sample.Declarations;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The whole sample at a hundredth of its size, made once for all tests that damage copies of it.
 */
record SmallSample(Path folder) implements AutoCloseable {

  static final double SCALE = 0.01;

  /** Hands every test class the same one. */
  static final class Shared extends OncePerRun<SmallSample> {
    Shared() {
      super(SmallSample.class, SmallSample::make);
    }
  }

  private static SmallSample make() {
    try (TestDatabase database = TestDatabase.create()) {
      Path folder = Files.createTempDirectory("census-small-sample");
      new Sample(database.owner(), Declarations.OWN.catalogue())
          .write(folder, SampleMark.of(1, SCALE), file -> {});
      return new SmallSample(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}

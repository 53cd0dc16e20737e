package census.etl.sample;

import java.nio.file.Path;
import java.util.Optional;

public record SampleMark(long seed, double scale) {
  public static Optional<SampleMark> in(Path folder) {
    return folder.endsWith("none") ? Optional.of(new SampleMark(1, 1)) : Optional.empty();
  }
}

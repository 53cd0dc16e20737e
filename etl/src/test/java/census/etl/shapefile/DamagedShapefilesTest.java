package census.etl.shapefile;

import static census.etl.shapefile.DrawnShapefile.hole;
import static census.etl.shapefile.DrawnShapefile.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import census.etl.finding.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand shapefiles, each damaged in some way: none takes long or much memory, each is refused
 * with a finding that says where, or reads as areas that are valid, which is then for the
 * expectations to judge.
 */
class DamagedShapefilesTest {

  private static final int FILES = 1_000;

  @TempDir Path folder;

  private final Random chance = new Random(20);

  private static DrawnShapefile archipelago() {
    DrawnShapefile drawn = new DrawnShapefile();
    for (int i = 0; i < 40; i++) {
      double x = 400_000 + 1_000 * (i % 8);
      double y = 300_000 + 1_000 * (i / 8);
      drawn.area(
          "Sampleford " + i,
          square(x, y, 1_000),
          hole(x + 100, y + 100, 800),
          square(x + 200, y + 200, 100));
    }
    return drawn;
  }

  @Test
  void noDamagedFileHangsOrFillsMemoryOrReadsAsWhatIsNotValid() {
    Map<String, byte[]> sound = archipelago().parts();
    List<String> read = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      Map<String, byte[]> parts = new TreeMap<>(sound);
      String damage = Damage.toOneOf(parts, chance).what();
      Path file = DrawnShapefile.zip(parts, folder.resolve("areas.zip"));
      Layer layer =
          assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrRefused(file), damage);
      if (layer != null) {
        read.add(damage);
        assertThat(layer.areas())
            .as(damage)
            .hasSizeBetween(1, 40)
            .allSatisfy(area -> assertThat(area.outline().full().isValid()).isTrue());
      }
    }
    // Most bits of a coordinate or a name can change without anything becoming impossible.
    assertThat(read).hasSizeLessThan(FILES / 2);
  }

  private static Layer readOrRefused(Path file) {
    try {
      return Layer.read(file, "areas.shp");
    } catch (Fault fault) {
      assertThat(fault.findings())
          .allSatisfy(finding -> assertThat(finding.message()).startsWith("areas."));
      return null;
    }
  }
}

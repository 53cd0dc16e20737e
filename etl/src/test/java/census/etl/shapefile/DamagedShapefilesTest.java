package census.etl.shapefile;

import static census.etl.shapefile.DrawnShapefile.hole;
import static census.etl.shapefile.DrawnShapefile.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import census.etl.finding.Fault;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand shapefiles, each damaged in some way: none takes long or much memory, each is refused
 * with a finding that says where, or reads as areas that are valid, which is then for the
 * expectations to judge.
 */
class DamagedShapefilesTest {

  private static final int FILES = 1_000;
  private static final List<String> ENDINGS =
      List.of("shp", "shp", "shp", "shx", "dbf", "prj", "cpg");
  private static final int[] EXTREMES = {
    -1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28, 0xFFFF
  };

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
      Map<String, byte[]> parts = new java.util.TreeMap<>(sound);
      String ending = ENDINGS.get(chance.nextInt(ENDINGS.size()));
      String damage = damage(parts, ending);
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

  private String damage(Map<String, byte[]> parts, String ending) {
    byte[] bytes = parts.get(ending).clone();
    int at = chance.nextInt(bytes.length);
    parts.put(ending, bytes);
    return switch (chance.nextInt(4)) {
      case 0 -> {
        int bit = chance.nextInt(8);
        bytes[at] ^= (byte) (1 << bit);
        yield "bit %d of byte %d of .%s".formatted(bit, at, ending);
      }
      case 1 -> {
        parts.put(ending, Arrays.copyOf(bytes, at));
        yield ".%s cut off at %d".formatted(ending, at);
      }
      case 2 -> {
        int extreme = EXTREMES[chance.nextInt(EXTREMES.length)];
        int where = Math.min(at & ~3, Math.max(0, bytes.length - 4));
        if (bytes.length >= 4) {
          ByteBuffer.wrap(bytes).putInt(where, extreme);
        }
        yield "%d at %d of .%s".formatted(extreme, where, ending);
      }
      default -> {
        int to = Math.min(bytes.length, at + 1 + chance.nextInt(64));
        for (int i = at; i < to; i++) {
          bytes[i] = (byte) chance.nextInt(256);
        }
        yield "noise from %d to %d of .%s".formatted(at, to, ending);
      }
    };
  }
}

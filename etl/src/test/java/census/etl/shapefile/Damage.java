package census.etl.shapefile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Something that was done to a file.
 *
 * @param ending of the file
 * @param bytes what was left of it
 */
public record Damage(String ending, byte[] bytes, String what) {

  /** Outlines are most of a shapefile, and most of what can be wrong with it. */
  private static final List<String> ENDINGS =
      List.of("shp", "shp", "shp", "shx", "dbf", "prj", "cpg");

  private static final int[] EXTREMES = {
    -1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28, 0xFFFF
  };

  /** Damages one of the files of a shapefile. */
  public static Damage toOneOf(Map<String, byte[]> parts, Random chance) {
    String ending = ENDINGS.get(chance.nextInt(ENDINGS.size()));
    Damage damage = to(ending, parts.get(ending), chance);
    parts.put(ending, damage.bytes());
    return damage;
  }

  /** Damages a file: a bit, a number, some bytes, or all from somewhere on. */
  public static Damage to(String ending, byte[] sound, Random chance) {
    byte[] bytes = sound.clone();
    int at = chance.nextInt(bytes.length);
    return switch (chance.nextInt(4)) {
      case 0 -> {
        int bit = chance.nextInt(8);
        bytes[at] ^= (byte) (1 << bit);
        yield new Damage(ending, bytes, "bit %d of byte %d of .%s".formatted(bit, at, ending));
      }
      case 1 ->
          new Damage(ending, Arrays.copyOf(bytes, at), ".%s cut off at %d".formatted(ending, at));
      case 2 -> {
        int extreme = EXTREMES[chance.nextInt(EXTREMES.length)];
        int where = Math.min(at & ~3, Math.max(0, bytes.length - 4));
        if (bytes.length >= 4) {
          ByteBuffer.wrap(bytes).putInt(where, extreme);
        }
        yield new Damage(ending, bytes, "%d at %d of .%s".formatted(extreme, where, ending));
      }
      default -> {
        int to = Math.min(bytes.length, at + 1 + chance.nextInt(64));
        for (int i = at; i < to; i++) {
          bytes[i] = (byte) chance.nextInt(256);
        }
        yield new Damage(ending, bytes, "noise from %d to %d of .%s".formatted(at, to, ending));
      }
    };
  }
}

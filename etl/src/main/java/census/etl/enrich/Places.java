package census.etl.enrich;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directory in memory: for each postcode what is added to a row that has it. */
final class Places {

  static final int NONE = -1;

  /** The codes in one column of the directory, by number, and each postcode's. */
  record Coded(String[] codes, int[] ofPlace) {}

  private final Keys keys;
  private final BitSet terminated;
  private final Coded countries;
  private final @Nullable Nation[] nations;
  private final Map<String, Coded> smallAreas;
  private final byte[][] areas;
  private final int[] areasOf;
  private final byte[] details;
  private final int[] detailEnds;

  Places(
      Keys keys,
      BitSet terminated,
      Coded countries,
      Map<String, Coded> smallAreas,
      byte[][] areas,
      int[] areasOf,
      byte[] details,
      int[] detailEnds) {
    this.keys = keys;
    this.terminated = terminated;
    this.countries = countries;
    this.nations =
        Arrays.stream(countries.codes())
            .map(code -> Nation.ofCode(code).orElse(null))
            .toArray(Nation[]::new);
    this.smallAreas = smallAreas;
    this.areas = areas;
    this.areasOf = areasOf;
    this.details = details;
    this.detailEnds = detailEnds;
  }

  int size() {
    return areasOf.length;
  }

  /** The number of a place, or {@link #NONE}. */
  int of(long key) {
    return keys.place(key);
  }

  boolean isTerminated(int place) {
    return terminated.get(place);
  }

  /** The code of its country; empty if the directory gives none. */
  String country(int place) {
    int country = countries.ofPlace()[place];
    return country == NONE ? "" : countries.codes()[country];
  }

  /** Null for the islands that belong to none. */
  @Nullable Nation nation(int place) {
    int country = countries.ofPlace()[place];
    return country == NONE ? null : nations[country];
  }

  Coded smallAreas(String column) {
    Coded found = smallAreas.get(column);
    if (found == null) {
      throw new IllegalArgumentException(column + " was not read");
    }
    return found;
  }

  /** The areas that it lies in, ready to be written. */
  byte[] areas(int place) {
    return areas[areasOf[place]];
  }

  byte[] details() {
    return details;
  }

  int detailStart(int place) {
    return place == 0 ? 0 : detailEnds[place - 1];
  }

  int detailEnd(int place) {
    return detailEnds[place];
  }

  /** Which place a key has: a table of longs, which costs 20 bytes for each and no object. */
  static final class Keys {

    private static final long FREE = -1;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final int[] places;
    private final int shift;

    Keys(int size) {
      int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(size + size / 2));
      keys = new long[1 << bits];
      places = new int[1 << bits];
      shift = Long.SIZE - bits;
      Arrays.fill(keys, FREE);
    }

    void put(long key, int place) {
      int slot = slot(key);
      keys[slot] = key;
      places[slot] = place;
    }

    int place(long key) {
      int slot = slot(key);
      return keys[slot] == key ? places[slot] : NONE;
    }

    /** Where the key is, or where it would be. */
    private int slot(long key) {
      int slot = (int) ((key * MIXER) >>> shift);
      while (keys[slot] != key && keys[slot] != FREE) {
        slot = (slot + 1) & (keys.length - 1);
      }
      return slot;
    }
  }
}

package census.etl.enrich;

import census.model.deprivation.NoIndex;
import census.model.geography.Nation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directory in memory: for each postcode what is added to a row that has it. */
final class Places {

  static final int NONE = -1;

  /** The codes in one column of the directory, by number, and each place's. */
  record Coded(String[] codes, int[] ofPlace) {}

  /** In which nation a place lies, or why no nation has an index for it. */
  record Situation(@Nullable Nation nation, @Nullable NoIndex noIndex) {

    static final Situation[] ALL = {
      new Situation(Nation.ENGLAND, null),
      new Situation(Nation.WALES, null),
      new Situation(Nation.SCOTLAND, null),
      new Situation(Nation.NORTHERN_IRELAND, null),
      new Situation(null, NoIndex.CHANNEL_ISLANDS),
      new Situation(null, NoIndex.ISLE_OF_MAN),
      new Situation(null, NoIndex.NO_NATION)
    };
  }

  private final Keys keys;
  private final BitSet terminated;
  private final byte[] situations;
  private final Map<String, Coded> smallAreas;
  private final byte[][] areas;
  private final int[] areasOf;
  private final byte[] details;
  private final int[] detailEnds;

  /**
   * @param situations of each place, by number among {@link Situation#ALL}
   * @param smallAreas by column of the directory
   * @param areas the texts of all that is said of larger areas
   * @param areasOf of each place, which of these texts
   * @param details what is said of each place alone, one after the other
   */
  Places(
      Keys keys,
      BitSet terminated,
      byte[] situations,
      Map<String, Coded> smallAreas,
      byte[][] areas,
      int[] areasOf,
      byte[] details,
      int[] detailEnds) {
    this.keys = keys;
    this.terminated = terminated;
    this.situations = situations;
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
    return key < 0 ? NONE : keys.place(key);
  }

  boolean isTerminated(int place) {
    return terminated.get(place);
  }

  Situation situation(int place) {
    return Situation.ALL[situations[place]];
  }

  Coded smallAreas(String column) {
    @Nullable Coded found = smallAreas.get(column);
    if (found == null) {
      throw new IllegalArgumentException(column + " was not read");
    }
    return found;
  }

  void write(Bytes out, int place) {
    out.write(areas[areasOf[place]]);
    int from = place == 0 ? 0 : detailEnds[place - 1];
    out.write(details, from, detailEnds[place]);
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

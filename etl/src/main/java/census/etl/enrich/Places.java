package census.etl.enrich;

import census.model.deprivation.NoIndex;
import census.model.geography.Nation;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directory in memory: for each postcode what is added to a row that has it. */
final class Places {

  static final int NONE = -1;

  /** Room for the numbers of {@link Situation#ALL}. */
  private static final int SITUATIONS = 8;

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
  private final int[] facts;
  private final Map<String, Coded> smallAreas;
  private final byte[][] areas;
  private final byte[] details;
  private final int[] detailEnds;

  /**
   * All of them.
   *
   * @param facts of each place, made by {@link #facts}
   * @param smallAreas by column of the directory
   * @param areas the texts of all that is said of larger areas
   * @param details what is said of each place alone, one after the other
   */
  Places(
      Keys keys,
      int[] facts,
      Map<String, Coded> smallAreas,
      byte[][] areas,
      byte[] details,
      int[] detailEnds) {
    this.keys = keys;
    this.facts = facts;
    this.smallAreas = smallAreas;
    this.areas = areas;
    this.details = details;
    this.detailEnds = detailEnds;
  }

  /** In one number, as memory is far: places are asked for in no order. */
  static int facts(int areas, Situation situation, boolean isTerminated) {
    int number = Arrays.asList(Situation.ALL).indexOf(situation);
    return (areas * SITUATIONS + number) * 2 + (isTerminated ? 1 : 0);
  }

  int size() {
    return facts.length;
  }

  /** The number of a place, or {@link #NONE}. */
  int of(long key) {
    return key < 0 ? NONE : keys.place(key);
  }

  boolean isTerminated(int place) {
    return (facts[place] & 1) == 1;
  }

  Situation situation(int place) {
    return Situation.ALL[facts[place] / 2 % SITUATIONS];
  }

  Coded smallAreas(String column) {
    @Nullable Coded found = smallAreas.get(column);
    if (found == null) {
      throw new IllegalArgumentException(column + " was not read");
    }
    return found;
  }

  void write(Bytes out, int place) {
    out.write(areas[facts[place] / (2 * SITUATIONS)]);
    if (details.length > 0) {
      int from = place == 0 ? 0 : detailEnds[place - 1];
      out.write(details, from, detailEnds[place]);
    }
  }

  /** Which place a key has, with both in one number: one look into memory tells. */
  static final class Keys {

    private static final long FREE = -1;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    /** A key is less than 37 to the power of 7, which leaves as much for the place. */
    private static final int PLACE_BITS = 26;

    private static final int MOST = 1 << PLACE_BITS;

    private final long[] slots;
    private final int shift;

    Keys(int size) {
      if (size > MOST) {
        throw new IllegalArgumentException(size + " places, and no more than " + MOST + " fit");
      }
      int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(size + size / 2));
      slots = new long[1 << bits];
      shift = Long.SIZE - bits;
      Arrays.fill(slots, FREE);
    }

    void put(long key, int place) {
      slots[slot(key)] = key << PLACE_BITS | place;
    }

    int place(long key) {
      long found = slots[slot(key)];
      return found == FREE ? NONE : (int) (found & (MOST - 1));
    }

    /** Where the key is, or where it would be. */
    private int slot(long key) {
      int slot = (int) ((key * MIXER) >>> shift);
      while (slots[slot] >> PLACE_BITS != key && slots[slot] != FREE) {
        slot = (slot + 1) & (slots.length - 1);
      }
      return slot;
    }
  }
}

package census.api.postcode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The different rows of a few columns of numbers. Neighbouring postcodes lie in the same areas:
 * there are many fewer such sets than postcodes.
 */
final class CodeSets {

  private static final int SETS_IN_A_CHUNK = 4_096;

  private final int width;
  private final int[][] chunks;

  private CodeSets(int width, int[][] chunks) {
    this.width = width;
    this.chunks = chunks;
  }

  int get(int set, int column) {
    return get(chunks, width, set, column);
  }

  private static int get(int[][] chunks, int width, int set, int column) {
    return chunks[set / SETS_IN_A_CHUNK][set % SETS_IN_A_CHUNK * width + column];
  }

  /** Collects the sets as they come. */
  static final class Collected {

    private static final int EMPTY = -1;

    private final int width;
    private final List<int[]> chunks = new ArrayList<>();

    /** The sets by their hash; on a clash the next free place. */
    private int[] places = filledWithNone(1 << 16);

    private int size;
    private int previous = EMPTY;

    Collected(int width) {
      this.width = width;
    }

    /** The number of a set, which is a new one if there was none like it. */
    int number(int[] set) {
      if (previous != EMPTY && isAt(previous, set)) {
        return previous;
      }
      int place = placeOf(set);
      if (places[place] == EMPTY) {
        places[place] = add(set);
      }
      previous = places[place];
      if (size > places.length / 2) {
        spread();
      }
      return previous;
    }

    private int add(int[] set) {
      if (size % SETS_IN_A_CHUNK == 0) {
        chunks.add(new int[SETS_IN_A_CHUNK * width]);
      }
      System.arraycopy(
          set, 0, chunks.get(size / SETS_IN_A_CHUNK), size % SETS_IN_A_CHUNK * width, width);
      return size++;
    }

    private int placeOf(int[] set) {
      int hash = Arrays.hashCode(set) * 0x9E3779B9;
      int place = hash >>> (Integer.numberOfLeadingZeros(places.length) + 1);
      while (places[place] != EMPTY && !isAt(places[place], set)) {
        place = (place + 1) % places.length;
      }
      return place;
    }

    private boolean isAt(int number, int[] set) {
      int from = number % SETS_IN_A_CHUNK * width;
      return Arrays.equals(chunks.get(number / SETS_IN_A_CHUNK), from, from + width, set, 0, width);
    }

    private void spread() {
      places = filledWithNone(places.length * 2);
      int[] set = new int[width];
      for (int number = 0; number < size; number++) {
        System.arraycopy(
            chunks.get(number / SETS_IN_A_CHUNK), number % SETS_IN_A_CHUNK * width, set, 0, width);
        places[placeOf(set)] = number;
      }
    }

    private static int[] filledWithNone(int length) {
      int[] places = new int[length];
      Arrays.fill(places, EMPTY);
      return places;
    }

    CodeSets finished() {
      return new CodeSets(width, chunks.toArray(int[][]::new));
    }
  }
}

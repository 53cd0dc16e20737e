package census.api.postcode;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds, by its hash, which of many things that are numbered from 0 on and kept elsewhere is like
 * another: a hash table of nothing but the numbers.
 */
final class Numbering {

  static final int NONE = -1;

  private static final int SPREAD = 0x9E3779B9;

  private final IntUnaryOperator hashOf;

  /** The numbers by their hash; on a clash, at the next free place. */
  private int[] places = free(1 << 10);

  private int size;

  /**
   * @param hashOf of a number, the hash of what it stands for
   */
  Numbering(IntUnaryOperator hashOf) {
    this.hashOf = hashOf;
  }

  /** The number with this hash for which the question is true, or {@link #NONE}. */
  int find(int hash, IntPredicate isIt) {
    for (int place = place(hash); places[place] != NONE; place = (place + 1) % places.length) {
      if (isIt.test(places[place])) {
        return places[place];
      }
    }
    return NONE;
  }

  /** Takes the next number in, which stands for something with this hash. */
  int add(int hash) {
    if (2 * (size + 1) > places.length) {
      places = free(places.length * 2);
      for (int number = 0; number < size; number++) {
        put(hashOf.applyAsInt(number), number);
      }
    }
    put(hash, size);
    return size++;
  }

  private void put(int hash, int number) {
    int place = place(hash);
    while (places[place] != NONE) {
      place = (place + 1) % places.length;
    }
    places[place] = number;
  }

  private int place(int hash) {
    return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(places.length) + 1);
  }

  private static int[] free(int length) {
    int[] places = new int[length];
    Arrays.fill(places, NONE);
    return places;
  }
}

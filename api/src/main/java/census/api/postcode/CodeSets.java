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
  private final List<int[]> chunks = new ArrayList<>();
  private int size;

  CodeSets(int width) {
    this.width = width;
  }

  int get(int set, int column) {
    return chunks.get(set / SETS_IN_A_CHUNK)[place(set) + column];
  }

  int size() {
    return size;
  }

  /** Puts other numbers in the place of those of a column. */
  void replace(int column, int[] others) {
    for (int set = 0; set < size; set++) {
      int[] chunk = chunks.get(set / SETS_IN_A_CHUNK);
      chunk[place(set) + column] = others[chunk[place(set) + column]];
    }
  }

  private int place(int set) {
    return set % SETS_IN_A_CHUNK * width;
  }

  private boolean isAt(int set, int[] numbers) {
    int from = place(set);
    return Arrays.equals(chunks.get(set / SETS_IN_A_CHUNK), from, from + width, numbers, 0, width);
  }

  private int[] copy(int set) {
    int from = place(set);
    return Arrays.copyOfRange(chunks.get(set / SETS_IN_A_CHUNK), from, from + width);
  }

  private void add(int[] numbers) {
    if (size % SETS_IN_A_CHUNK == 0) {
      chunks.add(new int[SETS_IN_A_CHUNK * width]);
    }
    System.arraycopy(numbers, 0, chunks.get(size / SETS_IN_A_CHUNK), place(size), width);
    size++;
  }

  /** Takes sets in, each once. */
  final class Collected {

    private final Numbering numbering = new Numbering(set -> Arrays.hashCode(copy(set)));
    private int previous = Numbering.NONE;

    /** The number of a set, a new one if there was none like it. */
    int number(int[] numbers) {
      if (previous == Numbering.NONE || !isAt(previous, numbers)) {
        int hash = Arrays.hashCode(numbers);
        previous = numbering.find(hash, set -> isAt(set, numbers));
        if (previous == Numbering.NONE) {
          add(numbers);
          previous = numbering.add(hash);
        }
      }
      return previous;
    }
  }
}

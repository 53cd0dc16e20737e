package census.api.postcode;

import census.api.web.JsonText;
import census.model.postcode.CrownDependency;
import census.model.postcode.Postcode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every postcode of the directory, in the order of the texts; where one stands there is its row. So
 * all rows of an outward code lie side by side, and within them all of a sector.
 */
final class Postcodes {

  static final int ABSENT = -1;

  private static final int INWARD = 3;
  private static final String ANY_INWARD = "0AA";
  private static final int LETTERS = 26;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final String[] outwards;
  private final byte[][] outwardTexts;
  private final List<Optional<CrownDependency>> islands;

  /** The first row of each outward code, and after the last the number of rows. */
  private final int[] starts;

  /** Of each row a number for its inward code, in the order of the texts. */
  private final char[] inwards;

  private Postcodes(List<String> outwards, int[] starts, char[] inwards) {
    this.outwards = outwards.toArray(String[]::new);
    this.outwardTexts =
        outwards.stream()
            .map(outward -> outward.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    this.islands = outwards.stream().map(Postcodes::island).toList();
    this.starts = starts;
    this.inwards = inwards;
    for (int i = 0; i < this.outwards.length; i++) {
      numbers.put(this.outwards[i], i);
    }
  }

  private static Optional<CrownDependency> island(String outward) {
    return Postcode.read(outward + ANY_INWARD) instanceof Postcode postcode
        ? postcode.crownDependency()
        : Optional.empty();
  }

  int size() {
    return inwards.length;
  }

  /** The row of a postcode, or {@link #ABSENT}. */
  int row(Postcode postcode) {
    Rows rows = rows(postcode.outward());
    int row =
        Arrays.binarySearch(
            inwards, rows.first(), rows.end(), (char) number(postcode.inward(), '0', 'A'));
    return row < 0 ? ABSENT : row;
  }

  /** All rows of an outward code. */
  Rows rows(String outward) {
    Integer number = numbers.get(outward);
    return number == null ? Rows.NONE : rows(number);
  }

  private Rows rows(int outward) {
    return new Rows(starts[outward], starts[outward + 1]);
  }

  // ------------------------------------------------------------------ beginnings

  /** All rows whose outward code begins like this. */
  Rows beginningWith(String letters) {
    int first = firstNotBefore(letters);
    int end = firstNotBefore(letters + Character.MAX_VALUE);
    return new Rows(starts[first], starts[end]);
  }

  private int firstNotBefore(String text) {
    int place = Arrays.binarySearch(outwards, text);
    return place < 0 ? -place - 1 : place;
  }

  /** All rows of an outward code whose inward code begins like this. */
  Rows beginningWith(String outward, String letters) {
    Rows rows = rows(outward);
    if (rows.isEmpty() || !couldBeginAnInward(letters)) {
      return Rows.NONE;
    }
    int least = number(letters, '0', 'A');
    int most = number(letters, '9', 'Z');
    return new Rows(firstNotBefore((char) least, rows), firstNotBefore((char) (most + 1), rows));
  }

  private static boolean couldBeginAnInward(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      boolean digit = letters.charAt(i) >= '0' && letters.charAt(i) <= '9';
      if (digit != (i == 0)) {
        return false;
      }
    }
    return letters.length() <= INWARD;
  }

  private int firstNotBefore(char inward, Rows rows) {
    int place = Arrays.binarySearch(inwards, rows.first(), rows.end(), inward);
    return place < 0 ? -place - 1 : place;
  }

  /** A digit and two letters as a number; what is missing is taken to be as given. */
  private static int number(String inward, char digit, char letter) {
    int first = inward.isEmpty() ? digit : inward.charAt(0);
    int second = inward.length() < 2 ? letter : inward.charAt(1);
    int third = inward.length() < INWARD ? letter : inward.charAt(2);
    return ((first - '0') * LETTERS + second - 'A') * LETTERS + third - 'A';
  }

  // ------------------------------------------------------------------ texts

  /** The island that a postcode is on, if that is no part of the United Kingdom. */
  Optional<CrownDependency> island(int row) {
    return islands.get(outward(row));
  }

  void write(JsonText json, int row) {
    byte[] text = text(row);
    json.text(text, 0, text.length);
  }

  void writeOutward(JsonText json, int row) {
    byte[] text = text(row);
    json.text(text, 0, text.length - INWARD - 1);
  }

  void writeInward(JsonText json, int row) {
    byte[] text = text(row);
    json.text(text, text.length - INWARD, text.length);
  }

  private int outward(int row) {
    int place = Arrays.binarySearch(starts, row);
    return place < 0 ? -place - 2 : place;
  }

  private byte[] text(int row) {
    byte[] outward = outwardTexts[outward(row)];
    byte[] text = Arrays.copyOf(outward, outward.length + 1 + INWARD);
    int at = outward.length;
    text[at] = ' ';
    text[at + 1] = (byte) ('0' + inwards[row] / (LETTERS * LETTERS));
    text[at + 2] = (byte) ('A' + inwards[row] / LETTERS % LETTERS);
    text[at + 3] = (byte) ('A' + inwards[row] % LETTERS);
    return text;
  }

  // ------------------------------------------------------------------ reading

  /** Collects the postcodes as they come, in their order. */
  static final class Collected {

    private final List<String> outwards = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final char[] inwards;
    private int size;

    Collected(int rows) {
      inwards = new char[rows];
    }

    /**
     * @return the row of the postcode
     * @throws IllegalStateException if it does not come after the one before
     */
    int add(String text) {
      int gap = text.length() - INWARD - 1;
      if (gap < 0 || text.charAt(gap) != ' ' || !couldBeginAnInward(text.substring(gap + 1))) {
        throw new IllegalStateException("a postcode is not in its canonical form");
      }
      String outward = text.substring(0, gap);
      char inward = (char) number(text.substring(gap + 1), '0', 'A');
      int order = outwards.isEmpty() ? 1 : outward.compareTo(last());
      if (order < 0 || (order == 0 && inward <= inwards[size - 1])) {
        throw new IllegalStateException("the postcodes come out of order, or one comes twice");
      }
      if (order > 0) {
        outwards.add(outward);
        starts.add(size);
      }
      inwards[size] = inward;
      return size++;
    }

    private String last() {
      return outwards.get(outwards.size() - 1);
    }

    Postcodes finished() {
      starts.add(size);
      return new Postcodes(
          outwards,
          starts.stream().mapToInt(Integer::intValue).toArray(),
          size == inwards.length ? inwards : Arrays.copyOf(inwards, size));
    }
  }
}

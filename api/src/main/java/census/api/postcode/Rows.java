package census.api.postcode;

import java.util.stream.IntStream;

/** Rows that lie side by side, from the first to before the end. */
record Rows(int first, int end) {

  static final Rows NONE = new Rows(0, 0);

  boolean isEmpty() {
    return first == end;
  }

  IntStream stream() {
    return IntStream.range(first, end);
  }

  int size() {
    return end - first;
  }
}

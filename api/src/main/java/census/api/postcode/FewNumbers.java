package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;

/**
 * A column in which the same few whole numbers come again and again, such as a class or a year: a
 * byte stands for each.
 */
final class FewNumbers implements Column {

  private static final int MOST = 255;

  private final int[] numbers = new int[MOST + 1];
  private int different;
  private final byte[] values;

  FewNumbers(int rows) {
    values = new byte[rows];
  }

  /**
   * @throws IllegalStateException if they are too many
   */
  @Override
  public void set(int row, CopiedRow copied, int column) {
    if (!copied.isNull(column)) {
      values[row] = (byte) place(copied.integer(column));
    }
  }

  private int place(int number) {
    for (int place = 1; place <= different; place++) {
      if (numbers[place] == number) {
        return place;
      }
    }
    if (different == MOST) {
      throw new IllegalStateException("more than %d different numbers".formatted(MOST));
    }
    numbers[++different] = number;
    return different;
  }

  /** Where there is none, what is given instead. */
  int get(int row, int otherwise) {
    int place = Byte.toUnsignedInt(values[row]);
    return place == 0 ? otherwise : numbers[place];
  }

  boolean has(int row) {
    return values[row] != 0;
  }

  @Override
  public void write(JsonText json, int row) {
    if (has(row)) {
      json.number(get(row, 0));
    } else {
      json.nothing();
    }
  }
}

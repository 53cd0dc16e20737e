package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;
import java.util.Arrays;

/** A column of whole numbers. */
final class Numbers implements Column {

  private static final int NONE = Integer.MIN_VALUE;

  private final int[] values;

  Numbers(int rows) {
    values = new int[rows];
    Arrays.fill(values, NONE);
  }

  @Override
  public void set(int row, CopiedRow copied, int column) {
    if (!copied.isNull(column)) {
      values[row] = copied.integer(column);
    }
  }

  @Override
  public void write(JsonText json, int row) {
    if (values[row] == NONE) {
      json.nothing();
    } else {
      json.number(values[row]);
    }
  }
}

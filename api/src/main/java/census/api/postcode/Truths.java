package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;

/** A column of truths, each of which may be unknown. */
final class Truths implements Column {

  private static final byte TRUE = 1;
  private static final byte FALSE = 2;

  private final byte[] values;

  Truths(int rows) {
    values = new byte[rows];
  }

  @Override
  public void set(int row, CopiedRow copied, int column) {
    if (!copied.isNull(column)) {
      values[row] = copied.truth(column) ? TRUE : FALSE;
    }
  }

  @Override
  public void write(JsonText json, int row) {
    if (values[row] == 0) {
      json.nothing();
    } else {
      json.truth(values[row] == TRUE);
    }
  }
}

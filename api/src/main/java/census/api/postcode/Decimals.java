package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;
import java.math.BigDecimal;
import java.util.Arrays;

/** A column of decimal numbers, which keep the digits with which they were published. */
final class Decimals implements Column {

  private static final long NONE = Long.MIN_VALUE;
  private static final int BITS_OF_SCALE = 4;
  private static final int LARGEST_SCALE = (1 << BITS_OF_SCALE) - 1;

  private static final double[] POWERS_OF_TEN = new double[LARGEST_SCALE + 1];

  static {
    Arrays.setAll(POWERS_OF_TEN, exponent -> Math.pow(10, exponent));
  }

  /** All digits as a whole number, then how many of them stand after the point. */
  private final long[] values;

  Decimals(int rows) {
    values = new long[rows];
    Arrays.fill(values, NONE);
  }

  /**
   * @throws ArithmeticException if there are more digits than fit
   */
  @Override
  public void set(int row, CopiedRow copied, int column) {
    String text = copied.text(column);
    if (text != null) {
      BigDecimal number = new BigDecimal(text);
      if (number.scale() < 0 || number.scale() > LARGEST_SCALE) {
        number = number.setScale(LARGEST_SCALE);
      }
      values[row] =
          Math.multiplyExact(number.unscaledValue().longValueExact(), 1L << BITS_OF_SCALE)
              | number.scale();
    }
  }

  boolean has(int row) {
    return values[row] != NONE;
  }

  double get(int row) {
    return (values[row] >> BITS_OF_SCALE) / POWERS_OF_TEN[scale(row)];
  }

  @Override
  public void write(JsonText json, int row) {
    if (has(row)) {
      json.number(values[row] >> BITS_OF_SCALE, scale(row));
    } else {
      json.nothing();
    }
  }

  private int scale(int row) {
    return (int) values[row] & LARGEST_SCALE;
  }
}

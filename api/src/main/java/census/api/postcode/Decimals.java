package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of decimal numbers, which keep the digits with which they were published. */
final class Decimals implements Column {

  private static final int BITS_OF_SCALE = 4;
  private static final int LARGEST_SCALE = (1 << BITS_OF_SCALE) - 1;
  private static final int NONE = Integer.MIN_VALUE;

  private static final double[] POWERS_OF_TEN = new double[LARGEST_SCALE + 1];

  static {
    Arrays.setAll(POWERS_OF_TEN, exponent -> Math.pow(10, exponent));
  }

  /** All digits as a whole number, then how many of them stand after the point. */
  private int[] values;

  /** The same in twice the room, from the first number on that needs it. */
  private long @Nullable [] wideValues;

  Decimals(int rows) {
    values = new int[rows];
    Arrays.fill(values, NONE);
  }

  /**
   * @throws ArithmeticException if there are more digits than fit
   */
  @Override
  public void set(int row, CopiedRow copied, int column) {
    String text = copied.text(column);
    if (text != null) {
      set(row, value(new BigDecimal(text)));
    }
  }

  private static long value(BigDecimal number) {
    BigDecimal fitting =
        number.scale() >= 0 && number.scale() <= LARGEST_SCALE
            ? number
            : number.setScale(LARGEST_SCALE);
    long digits = fitting.unscaledValue().longValueExact();
    return Math.multiplyExact(digits, 1L << BITS_OF_SCALE) | fitting.scale();
  }

  private void set(int row, long value) {
    if (wideValues == null && value != (int) value) {
      wideValues = Arrays.stream(values).asLongStream().toArray();
      values = new int[0];
    }
    if (wideValues == null) {
      values[row] = (int) value;
    } else {
      wideValues[row] = value;
    }
  }

  private long value(int row) {
    return wideValues == null ? values[row] : wideValues[row];
  }

  boolean has(int row) {
    return value(row) != NONE;
  }

  double get(int row) {
    long value = value(row);
    return (value >> BITS_OF_SCALE) / POWERS_OF_TEN[scale(value)];
  }

  @Override
  public void write(JsonText json, int row) {
    if (has(row)) {
      long value = value(row);
      json.number(value >> BITS_OF_SCALE, scale(value));
    } else {
      json.nothing();
    }
  }

  private static int scale(long value) {
    return (int) value & LARGEST_SCALE;
  }
}

package census.etl.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The text of a number that a spreadsheet stores.
 *
 * <p>A spreadsheet computes in binary and keeps no more than 15 significant digits, but writes 17
 * to the file: 8.3000000000000007 was typed as 8.3. The digits beyond are noise, and how a JDK
 * prints a double has changed between releases; so the decimal digits are rounded here, always
 * alike.
 */
final class SheetNumber {

  private static final MathContext SIGNIFICANT = new MathContext(15, RoundingMode.HALF_EVEN);

  /** Beyond what a double can hold; written plain, such an exponent would fill the memory. */
  private static final int LONGEST = 400;

  private SheetNumber() {}

  static String text(BigDecimal stored) {
    BigDecimal rounded = stored.precision() > 15 ? stored.round(SIGNIFICANT) : stored;
    BigDecimal number = rounded.stripTrailingZeros();
    return Math.abs((long) number.scale()) > LONGEST ? number.toString() : number.toPlainString();
  }

  static String text(double stored) {
    return text(new BigDecimal(stored));
  }
}

package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;
import java.time.LocalDate;

/** A column of months. */
final class Months implements Column {

  /** From which dates are counted in the database. */
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  /** Months since the year 0; no month is 0. */
  private final char[] values;

  Months(int rows) {
    values = new char[rows];
  }

  @Override
  public void set(int row, CopiedRow copied, int column) {
    if (!copied.isNull(column)) {
      LocalDate date = EPOCH.plusDays(copied.integer(column));
      values[row] = (char) (date.getYear() * 12 + date.getMonthValue() - 1);
    }
  }

  boolean has(int row) {
    return values[row] != 0;
  }

  /** As in {@code 1996-06}. */
  @Override
  public void write(JsonText json, int row) {
    if (has(row)) {
      int year = values[row] / 12;
      int month = values[row] % 12 + 1;
      byte[] text = {
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        '-',
        digit(month / 10),
        digit(month)
      };
      json.text(text, 0, text.length);
    } else {
      json.nothing();
    }
  }

  private static byte digit(int number) {
    return (byte) ('0' + number % 10);
  }
}

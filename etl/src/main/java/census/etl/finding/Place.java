package census.etl.finding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where something was found, as far as it is known: a file, its sheet, a row, a column. */
public record Place(
    @Nullable String file, @Nullable String sheet, @Nullable Long row, @Nullable String column) {

  public static final Place NOWHERE = new Place(null, null, null, null);

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  public Place {
    file = visible(file);
    sheet = visible(sheet);
    column = visible(column);
  }

  public static Place file(String file) {
    return new Place(file, null, null, null);
  }

  public Place sheet(@Nullable String name) {
    return new Place(file, name, row, column);
  }

  /** Counted from 1 as a person sees it in the file, header and all. */
  public Place row(long number) {
    return new Place(file, sheet, number, column);
  }

  /** The header cell, or the letter of a column that has none. */
  public Place column(String header) {
    return new Place(file, sheet, row, header);
  }

  /** Reads as in {@code File_1.xlsx, sheet IMD2019, row 7, column "IMD Rank"}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, "", file);
    append(text, "sheet ", sheet);
    append(text, "row ", row);
    append(text, "column ", column == null ? null : '"' + column + '"');
    return text.toString();
  }

  /**
   * What stands in a damaged file is told by its sign: PostgreSQL takes no NUL in a text, and a
   * terminal obeys an ESC.
   */
  static @Nullable String visible(@Nullable String text) {
    return text == null
        ? null
        : CONTROL.matcher(text).replaceAll(sign -> String.valueOf(visible(sign.group().charAt(0))));
  }

  private static char visible(char sign) {
    return sign == 0x7F ? '\u2421' : (char) ('\u2400' + sign);
  }

  private static void append(StringBuilder text, String label, @Nullable Object part) {
    if (part != null) {
      text.append(text.isEmpty() ? "" : ", ").append(label).append(part);
    }
  }
}

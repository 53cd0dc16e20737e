package census.etl.finding;

import org.jspecify.annotations.Nullable;

/** Where something was found, as far as it is known: a file, its sheet, a row, a column. */
public record Place(
    @Nullable String file, @Nullable String sheet, @Nullable Long row, @Nullable String column) {

  public static final Place NOWHERE = new Place(null, null, null, null);

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

  private static void append(StringBuilder text, String label, @Nullable Object part) {
    if (part != null) {
      text.append(text.isEmpty() ? "" : ", ").append(label).append(part);
    }
  }
}

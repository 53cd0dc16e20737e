package census.etl.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows lie in a file.
 *
 * @param sheet the sheet by name; null for CSV, or for a workbook of one sheet
 * @param encoding of CSV; a byte order mark is passed over
 * @param delimiter of CSV
 * @param headerRows how many rows make the header; their cells are joined top to bottom, and a
 *     merged cell counts for all that it covers; 0 if the file has none and columns go by position
 * @param headerOptional whether a file without the header is another form of the same table, whose
 *     columns go by position
 * @param blankRows whether blank rows may stand only after the data, or anywhere
 * @param footnotes how the first cell of a footnote begins; footnotes stand after the data
 */
public record Layout(
    Format format,
    @Nullable String sheet,
    String encoding,
    char delimiter,
    int headerRows,
    boolean headerOptional,
    BlankRows blankRows,
    List<String> footnotes) {

  /** Where blank rows may stand. */
  public enum BlankRows {
    TRAILING,
    ANYWHERE
  }

  public Layout(
      Format format,
      @Nullable String sheet,
      String encoding,
      char delimiter,
      int headerRows,
      BlankRows blankRows,
      List<String> footnotes) {
    this(format, sheet, encoding, delimiter, headerRows, false, blankRows, footnotes);
  }

  /** A plain file of the format: UTF-8, commas, one header row. */
  public static Layout of(Format format) {
    return new Layout(format, null, "UTF-8", ',', 1, BlankRows.TRAILING, List.of());
  }

  /** Of a file that comes in both forms the publisher's own is the one without. */
  public int headerRowsOfPublisher() {
    return headerOptional ? 0 : headerRows;
  }

  public Layout sheet(String name) {
    return new Layout(
        format, name, encoding, delimiter, headerRows, headerOptional, blankRows, footnotes);
  }
}

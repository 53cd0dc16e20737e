package census.etl.describe;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a source file by looking at it: the facts that a declaration of it starts
 * from.
 *
 * @param source a name for it, made from the file's
 * @param sheet the sheet with the most rows, which is the one described; null for CSV
 * @param otherSheets what else the workbook holds
 * @param encoding of CSV, or null
 * @param delimiter of CSV, or null
 * @param headerRows how many rows make the header; 0 if there seems to be none
 * @param headerRow the number of the last of them
 * @param rows rows of data
 * @param blankRowsAmongData whether blank rows stand between them
 * @param footnotes how the rows after the data begin that seem to be notes
 */
public record Description(
    String source,
    String file,
    Format format,
    @Nullable String sheet,
    List<String> otherSheets,
    @Nullable String encoding,
    @Nullable String delimiter,
    int headerRows,
    long headerRow,
    long rows,
    boolean blankRowsAmongData,
    List<String> footnotes,
    List<ColumnFacts> columns) {

  /**
   * One column.
   *
   * @param name for the staged table, made from the header
   * @param header its white space folded, or null if it has none
   * @param letter as in a spreadsheet
   * @param dateFormat how dates are written, if not in ISO
   * @param nulls texts that seem to stand for a missing value
   * @param filled rows in which it has a value
   * @param fill the share of rows that is, from 0 to 1
   * @param distinct how many different values it has, or null if there were too many to count
   * @param key whether it has a value in every row, and never the same
   * @param least the smallest number or the first date, or null
   * @param most the largest number or the last date, or null
   * @param examples the first few different values
   */
  public record ColumnFacts(
      String name,
      @Nullable String header,
      String letter,
      Column.Type type,
      @Nullable String dateFormat,
      List<String> nulls,
      long filled,
      double fill,
      @Nullable Long distinct,
      boolean key,
      @Nullable String least,
      @Nullable String most,
      List<String> examples) {}

  /**
   * Looks at the file.
   *
   * @throws census.etl.finding.Fault if it holds no table
   */
  public static Description of(Path file) {
    return Inspection.of(file);
  }

  /** The draft of a source declaration, for a person to finish. */
  public String declaration() {
    return new Draft(this).text();
  }
}

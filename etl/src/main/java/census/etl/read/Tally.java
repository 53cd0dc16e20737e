package census.etl.read;

/**
 * What a reader saw, so that nothing is lost unnoticed.
 *
 * @param rows rows of data
 * @param cells cells with text in the mapped columns
 * @param ignoredCells cells with text in the columns that are ignored by name
 * @param blankRows rows without any text, passed over
 * @param footnotes footnote rows, passed over
 */
public record Tally(long rows, long cells, long ignoredCells, long blankRows, long footnotes) {}

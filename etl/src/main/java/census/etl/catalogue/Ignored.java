package census.etl.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A column of a source file that is left out on purpose.
 *
 * @param header its header cell, or null if it goes by letter
 * @param letter its letter as in a spreadsheet, for a column without header, or null
 * @param because why it is left out
 */
public record Ignored(@Nullable String header, @Nullable String letter, String because) {}

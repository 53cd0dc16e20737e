package census.etl.read;

import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet.
 *
 * @param number counted from 1 as a person sees it in the file
 * @param cells the text of each cell; null where it is empty or absent
 */
public record GridRow(long number, @Nullable String[] cells) {}

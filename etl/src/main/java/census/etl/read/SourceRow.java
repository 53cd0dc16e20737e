package census.etl.read;

import org.jspecify.annotations.Nullable;

/**
 * One row of a source file, in the order and the types of its declared columns.
 *
 * @param number counted from 1 as a person sees it in the file
 * @param values String, Long, BigDecimal, LocalDate, Boolean or bytes by the type of the column, or
 *     null
 */
public record SourceRow(long number, @Nullable Object[] values) {}

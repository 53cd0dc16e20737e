package census.etl.stage;

/**
 * Some rows of a source, as PostgreSQL takes them: what is left of a row when it has been read is a
 * tenth of its size as objects, and nobody needs to look into it again.
 *
 * @param rows how many
 * @param bytes binary COPY, without header and trailer
 */
public record RowBlock(int rows, byte[] bytes) {}

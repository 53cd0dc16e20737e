/**
 * Adds to each row of a file what is published of its postcode, on the machine where the file lies:
 * no postcode leaves it, or gets into a message, a log or a temporary file.
 */
@NullMarked
package census.etl.enrich;

import org.jspecify.annotations.NullMarked;

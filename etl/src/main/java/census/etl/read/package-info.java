/** One reader per format; all hand on the same located rows, and know no dataset. */
@NullMarked
package census.etl.read;

import org.jspecify.annotations.NullMarked;

/** Holds what must be true against a version that is not yet published; knows no dataset. */
@NullMarked
package census.etl.check;

import org.jspecify.annotations.NullMarked;

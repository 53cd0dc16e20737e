/** Copies located rows into the staged tables of a load; knows no dataset. */
@NullMarked
package census.etl.stage;

import org.jspecify.annotations.NullMarked;

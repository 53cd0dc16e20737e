/**
 * What can be wrong with a source or a dataset: kinds with stable codes, each located and with its
 * cure.
 */
@NullMarked
package census.etl.finding;

import org.jspecify.annotations.NullMarked;

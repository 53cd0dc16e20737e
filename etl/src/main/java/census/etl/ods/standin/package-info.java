/**
 * A server on this machine that answers as the Organisation Data Service does, faults and all, for
 * tests and for trying things out: the service itself is no place for either.
 */
@NullMarked
package census.etl.ods.standin;

import org.jspecify.annotations.NullMarked;

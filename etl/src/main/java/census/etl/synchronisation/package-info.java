/** Keeps the organisations of the journal as the Organisation Data Service has them. */
@NullMarked
package census.etl.synchronisation;

import org.jspecify.annotations.NullMarked;

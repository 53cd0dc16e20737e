/** The PostgreSQL that the pipeline writes to: embedded and kept, or anybody's by its address. */
@NullMarked
package census.etl.database;

import org.jspecify.annotations.NullMarked;

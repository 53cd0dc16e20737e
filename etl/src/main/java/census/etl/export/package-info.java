/** What is published, as files for others: a data package, and libraries of the lists. */
@NullMarked
package census.etl.export;

import org.jspecify.annotations.NullMarked;

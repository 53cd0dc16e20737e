/** Runs things when they are due, one at a time, and says so when nothing good comes of it. */
@NullMarked
package census.etl.schedule;

import org.jspecify.annotations.NullMarked;

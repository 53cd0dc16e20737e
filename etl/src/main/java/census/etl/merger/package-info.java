/** Organisations that are made known, taken out or merged by a person's command. */
@NullMarked
package census.etl.merger;

import org.jspecify.annotations.NullMarked;

/** The read-only API over what is published. */
@NullMarked
package census.api;

import org.jspecify.annotations.NullMarked;

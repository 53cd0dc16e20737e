/** Makes full-size, format-true, plainly fictional source files, from a seed. */
@NullMarked
package census.etl.sample;

import org.jspecify.annotations.NullMarked;

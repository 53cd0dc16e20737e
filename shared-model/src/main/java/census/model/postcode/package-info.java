/** Postcodes as people type them, and what can be said of one without a directory. */
@NullMarked
package census.model.postcode;

import org.jspecify.annotations.NullMarked;
